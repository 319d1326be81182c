package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import precredit.parallel.Beside;
import precredit.publish.workbook.ListStamp;
import precredit.publish.workbook.VillageTotals;
import precredit.store.Store;

/** Publishes the list of one county on one date. */
public final class Publication {
    private final Store store;
    private final String county;
    private final LocalDate asOf;

    public Publication(Store store, String county, LocalDate asOf) {
        this.store = store;
        this.county = county;
        this.asOf = asOf;
    }

    /** Ends what a command that was killed has begun to publish, or takes it back; needs the county's lock. */
    public static void recover(Store store, String county) {
        new CountyLists(store, county).recover();
    }

    /** The date of the list before this one. */
    public Optional<LocalDate> previous() {
        return new CountyLists(store, county).before(asOf).map(list -> LocalDate.parse(list.dt()));
    }

    /**
     * Writes preapproval.csv, changes.csv, the workbooks of the townships, {@code companions} and the manifest, then points
     * current.json to the newest list. {@code listed} are the {@link ApprovedHouseholds} of the roll, all of them.
     */
    public Published publish(Roll roll, List<Listed> listed, Provenance provenance, Companions companions) {
        CountyLists lists = new CountyLists(store, county);
        PreviousList previousList = PreviousList.of(store, county, asOf);
        Totals totals = Totals.of(roll);
        Optional<CurrentList> previous = lists.before(asOf);
        List<ListFile> files = new ArrayList<>();
        try (Beside beside = new Beside()) {
            ListFile preapproval = Preapproval.of(listed);
            if (preapproval.entry().rows() != totals.listed()) {
                throw new IllegalStateException("an approved household has no identity");
            }
            List<Changes.Changed> changed = Changes.of(roll, previousList);
            List<VillageTotals> villages = Villages.of(roll, changed);
            List<List<String>> rows = CsvText.read(preapproval.bytes(), NamedCsvRecord::getFields);
            ListStamp stamp = new ListStamp(county, asOf, preapproval.entry().sha256());
            Supplier<List<ListFile>> workbooks = beside.start(() -> Townships.of(stamp, rows, villages));
            ListFile changes = ChangeList.of(changed);
            List<ListFile> others = companions.of(ListFigures.of(totals, villages, rows, changes, previous));
            files.add(preapproval);
            files.add(changes);
            files.addAll(workbooks.get());
            files.addAll(others);
        }
        Manifest manifest = Manifest.of(county, asOf, provenance, totals, previous, files);
        boolean changed = lists.put(asOf, files, manifest);
        return new Published(changed, totals.roll(), totals.outcomes());
    }

    /** What was published: whether any byte changed, and the households of the roll by outcome. */
    public record Published(boolean changed, long roll, Map<String, Long> outcomes) {}
}
