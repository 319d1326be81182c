package precredit.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.parallel.Beside;
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

    /**
     * Writes preapproval.csv, changes.csv, the workbooks of the townships, {@code companions} and the manifest, then points current.json to the newest list.
     * {@code identities} holds household_id, name, id_number and phone of the heads of approved households.
     */
    public Published publish(
            Dataset<Row> ledger, Dataset<Row> identities, Provenance provenance, Companions companions) {
        CountyLists lists = new CountyLists(store, county);
        Dataset<Row> previousList = PreviousList.read(ledger.sparkSession(), store, county, asOf);
        Totals totals = Totals.of(ledger);
        Optional<CurrentList> previous = lists.before(asOf);
        List<ListFile> files = new ArrayList<>();
        try (Beside beside = new Beside()) {
            Supplier<ListFile> changes = beside.start(() -> ChangeList.of(ledger, previousList));
            Supplier<List<VillageTotals>> villages = beside.start(() -> Villages.of(ledger, previousList));
            ListFile preapproval = Preapproval.of(ledger, identities);
            if (preapproval.entry().rows() != totals.listed()) {
                throw new IllegalStateException("an approved household has no identity");
            }
            List<VillageTotals> totalsOfVillages = villages.get();
            Supplier<List<ListFile>> workbooks =
                    beside.start(() -> Townships.of(county, asOf, preapproval, totalsOfVillages));
            List<ListFile> others =
                    companions.of(ListFigures.of(totals, totalsOfVillages, preapproval, changes.get(), previous));
            files.add(preapproval);
            files.add(changes.get());
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
