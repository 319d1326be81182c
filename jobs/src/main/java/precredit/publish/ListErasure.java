package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import precredit.problem.Problems;
import precredit.publish.workbook.ListStamp;
import precredit.store.DatedFolders;
import precredit.store.Store;

/**
 * Takes persons out of published lists. Law keeps the decisions: the row of the household stays, with words in place of its
 * head. The list is published again under its date, with new hashes and a further line of the chain.
 */
public final class ListErasure {
    private static final String TOWNSHIPS = "townships/";

    private final Store store;
    private final String county;
    private final ErasedPersons persons;
    private final CountyLists lists;
    private final DatedFolders folders;

    public ListErasure(Store store, String county, ErasedPersons persons) {
        this.store = store;
        this.county = county;
        this.persons = persons;
        this.lists = new CountyLists(store, county);
        this.folders = new DatedFolders(store, "lists/county=" + county);
    }

    /** The dates of the lists that name one of them, the oldest first, which is the order to erase in. */
    public List<LocalDate> dates() {
        return folders.dates().stream()
                .filter(dt -> persons.areNamedIn(lists.read(dt, Preapproval.NAME)))
                .map(LocalDate::parse)
                .sorted()
                .toList();
    }

    /** Refuses a list that is not the one of this roll, for its workbooks could not be written anew. */
    public void check(LocalDate dt, Roll roll) {
        Set<String> decided = roll.listed().map(Decided::householdId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = new TreeSet<>(
                CsvText.read(lists.read(dt.toString(), Preapproval.NAME), row -> row.getField(Preapproval.HOUSEHOLD)));
        if (!decided.equals(listed)) {
            throw Problems.staleList(dt.toString());
        }
    }

    /** Publishes the list of a date without them and returns the names of the files that changed. */
    public List<String> erase(LocalDate dt, Roll roll) {
        Manifest manifest = Manifest.read(folders.read(dt.toString(), Manifest.NAME));
        ListFile preapproval = CsvText.again(
                Preapproval.NAME, Preapproval.HEADER, persons.rowsWithout(lists.read(dt.toString(), Preapproval.NAME)));
        List<ListFile> workbooks = Townships.of(
                new ListStamp(county, dt, preapproval.entry().sha256()),
                CsvText.read(preapproval.bytes(), NamedCsvRecord::getFields),
                Villages.of(roll, Changes.of(roll, PreviousList.of(store, county, dt))));
        List<ListFile> files = new ArrayList<>(List.of(preapproval));
        files.addAll(workbooks);
        manifest.files().stream()
                .filter(file ->
                        !file.name().equals(Preapproval.NAME) && !file.name().startsWith(TOWNSHIPS))
                .map(file -> new ListFile(file.name(), file.rows(), lists.read(dt.toString(), file.name())))
                .forEach(files::add);
        lists.put(dt, files, manifest.with(files, lists.before(dt)));
        return files.stream()
                .filter(file -> !manifest.files().contains(file.entry()))
                .map(file -> file.entry().name())
                .toList();
    }
}
