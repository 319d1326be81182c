package precredit.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.household.Roll;
import precredit.silver.SilverTable;
import precredit.store.Store;

/** What a county keeps beside its deliveries so that a night goes through what is new and not through all. */
public final class KeptState {
    private static final long MEGABYTE = 1L << 20;

    private final Lake lake;
    private final long fromMegabytes;
    private final SaleMonths sales;
    private final SpannedHistory monthEnds;
    private final SpannedHistory subsidies;
    private final KeptStanding standing;

    /**
     * As a run of one date may see it, which alone writes to the lake of its county.
     *
     * @param fromMegabytes below so many of sales it costs less to go through everything than to keep anything
     */
    public KeptState(Lake lake, Store store, LocalDate upTo, long fromMegabytes) {
        this.lake = lake;
        this.fromMegabytes = fromMegabytes;
        this.sales = new SaleMonths(lake, store, upTo);
        this.monthEnds = SpannedHistory.ofMonthEnds(lake, store, upTo);
        this.subsidies = SpannedHistory.ofSubsidies(lake, store, upTo);
        this.standing = new KeptStanding(lake, store, upTo);
    }

    /** The file, below a storage root, that is there while something of a county is kept. */
    public static String mark(String county) {
        return SaleMonths.mark(county);
    }

    /** Who keeps the farming households of land snapshots; nobody in a county that sells little. */
    public Optional<Roll.Keeper> keeper() {
        return areFew() ? Optional.empty() : Optional.of(standing);
    }

    /** Sales as {@link precredit.silver.Silver#condensedSales} has them; none where all have to be gone through. */
    Optional<List<Dataset<Row>>> sales(RepeatedKeys repeated) {
        return kept(sales.spans(), repeated, sales::rows);
    }

    /** The same of month ends. */
    Optional<List<Dataset<Row>>> monthEnds(RepeatedKeys repeated) {
        return kept(monthEnds.spans(), repeated, monthEnds::rows);
    }

    /** The same of subsidies. */
    Optional<List<Dataset<Row>>> subsidies(RepeatedKeys repeated) {
        return kept(subsidies.spans(), repeated, subsidies::rows);
    }

    private Optional<List<Dataset<Row>>> kept(
            KeptSpans spans, RepeatedKeys repeated, Function<RepeatedKeys, List<Dataset<Row>>> rows) {
        boolean isKept = !areFew() && !spans.areOfLater() && !repeated.areMany() && repeated.tellDays();
        return isKept ? Optional.of(rows.apply(repeated)) : Optional.empty();
    }

    /** Whether it costs less to go through all sales than to keep anything. */
    private boolean areFew() {
        return lake.bytes(LakeTable.silver(SilverTable.SALE)) < fromMegabytes * MEGABYTE;
    }

    /** Has the next night make all of it again: before rows are taken out of the lake and out of it, one after the other. */
    public void forget() {
        spans().forEach(KeptSpans::forget);
        standing.forget();
    }

    /** Does what puts the rows of the county into other files, and stays good for these. */
    public <T> T across(Supplier<T> rewriting) {
        List<Runnable> after = new ArrayList<>();
        for (KeptSpans spans : spans()) {
            long before = spans.version();
            after.add(() -> spans.rewritten(before));
        }
        T done = rewriting.get();
        after.forEach(Runnable::run);
        return done;
    }

    private List<KeptSpans> spans() {
        return List.of(sales.spans(), monthEnds.spans(), subsidies.spans());
    }
}
