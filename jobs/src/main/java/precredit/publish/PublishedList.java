package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import precredit.publish.workbook.ListStamp;
import precredit.store.Store;

/** The list that current.json names: its stamp, and the rows of its preapproval.csv with cells as they lie there. */
public record PublishedList(ListStamp stamp, List<List<String>> rows) {
    public PublishedList {
        rows = List.copyOf(rows);
    }

    /** Empty when nothing is published; a list that is not the one of its manifest is refused. */
    public static Optional<PublishedList> current(Store store, String county) {
        String current = "lists/county=" + county + "/current.json";
        return store.exists(current)
                ? Optional.of(read(
                        new CountyLists(store, county),
                        county,
                        CurrentList.read(store.read(current)).dt()))
                : Optional.empty();
    }

    private static PublishedList read(CountyLists lists, String county, String dt) {
        byte[] preapproval = lists.read(dt, Preapproval.NAME);
        return new PublishedList(
                new ListStamp(county, LocalDate.parse(dt), Sha256.hex(preapproval)),
                CsvText.read(preapproval, NamedCsvRecord::getFields));
    }
}
