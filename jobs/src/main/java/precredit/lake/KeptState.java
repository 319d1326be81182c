package precredit.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** What is kept of a table, and how what counts of the table is had of it. */
    private record Part(KeptRows kept, Function<RepeatedKeys, List<Dataset<Row>>> rows) {}

    private final Lake lake;
    private final long fromMegabytes;
    private final Map<SilverTable, Part> parts = new EnumMap<>(SilverTable.class);
    private final KeptStanding standing;

    /**
     * As a run of one date may see it, which alone writes to the lake of its county.
     *
     * @param fromMegabytes below so many of sales it costs less to go through everything than to keep anything
     */
    public KeptState(Lake lake, Store store, LocalDate upTo, long fromMegabytes) {
        this.lake = lake;
        this.fromMegabytes = fromMegabytes;
        SaleMonths sales = new SaleMonths(lake, store, upTo);
        SpannedHistory monthEnds = SpannedHistory.ofMonthEnds(lake, store, upTo);
        SpannedHistory subsidies = SpannedHistory.ofSubsidies(lake, store, upTo);
        KeptLoans loans = new KeptLoans(lake, store, upTo);
        parts.put(SilverTable.SALE, new Part(sales.spans(), sales::rows));
        parts.put(SilverTable.LOAN_MONTH, new Part(monthEnds.spans(), monthEnds::rows));
        parts.put(SilverTable.SUBSIDY, new Part(subsidies.spans(), subsidies::rows));
        parts.put(SilverTable.LOAN, new Part(loans, loans::rows));
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

    /** What counts of an append table, as {@link precredit.silver.Silver#condensed} has it; none where all has to be gone through. */
    Optional<List<Dataset<Row>>> rows(SilverTable table, RepeatedKeys repeated) {
        Part part = parts.get(table);
        boolean isKept =
                part != null && !areFew() && !part.kept().isOfLater() && !repeated.areMany() && repeated.tellDays();
        return isKept ? Optional.of(part.rows().apply(repeated)) : Optional.empty();
    }

    /** Whether it costs less to go through all sales than to keep anything. */
    private boolean areFew() {
        return lake.bytes(LakeTable.silver(SilverTable.SALE)) < fromMegabytes * MEGABYTE;
    }

    /** Has the next night make all of it again: before rows are taken out of the lake and out of it, one after the other. */
    public void forget() {
        parts.values().forEach(part -> part.kept().forget());
        standing.forget();
    }

    /** Does what puts the rows of the county into other files, and stays good for these. */
    public <T> T across(Supplier<T> rewriting) {
        List<Runnable> after = new ArrayList<>();
        for (Part part : parts.values()) {
            long before = part.kept().version();
            after.add(() -> part.kept().rewritten(before));
        }
        T done = rewriting.get();
        after.forEach(Runnable::run);
        return done;
    }
}
