package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import precredit.feature.SaleSpan;
import precredit.feature.Window;
import precredit.silver.CondensedSales;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.Store;

/**
 * The sales of a county month by month, kept so that a night reads no sales but those of months in which something changed:
 * a delivery came, went or was replaced, or a version of a sale of that month did, wherever it was delivered. What is kept
 * says no more than the sales do and can be made of them again; a night before the one that kept it goes through the sales.
 */
public final class SaleMonths {
    private static final LakeTable SALE = LakeTable.silver(SilverTable.SALE);
    private static final long MEGABYTE = 1L << 20;

    private final Lake lake;
    private final SaleMonthsMark mark;
    private final LocalDate upTo;
    private final long fromMegabytes;
    private final String run;
    private final SaleSpans spans;

    /**
     * As a run of one date may see them, which alone writes to the lake of its county.
     *
     * @param fromMegabytes below so many of sales it costs less to go through them all
     */
    public SaleMonths(Lake lake, Store store, LocalDate upTo, long fromMegabytes) {
        this.lake = lake;
        this.mark = new SaleMonthsMark(store, lake.county());
        this.upTo = upTo;
        this.fromMegabytes = fromMegabytes;
        this.run = "features " + upTo;
        this.spans = new SaleSpans(lake, run);
    }

    /** What counts on the date, after the months that changed were gone through; none where all sales have to be. */
    Optional<Dataset<Row>> sales() {
        Optional<SaleMonthsMark.Kept> kept = mark.read();
        boolean isLater = kept.map(then -> then.asOf().isAfter(upTo)).orElse(false);
        if (isLater || lake.bytes(SALE) < fromMegabytes * MEGABYTE || !tellsDays(lake.read(LakeTable.REPEATED))) {
            return Optional.empty();
        }
        keep(kept);
        return Optional.of(kept());
    }

    /** Has the next night make them all again: before rows are taken out of the sales and out of them, one after the other. */
    public void forget() {
        mark.clear();
    }

    /** Tells that files of the county lie in other files now, which hold the same rows. */
    public void rewritten(long before) {
        mark.read().filter(then -> then.sale() == before).ifPresent(then -> mark.write(then.in(lake.version(SALE))));
    }

    /** The version of the sales that {@link #rewritten} asks for. */
    public long version() {
        return lake.version(SALE);
    }

    private void keep(Optional<SaleMonthsMark.Kept> kept) {
        SaleMonthsMark.Kept now =
                new SaleMonthsMark.Kept(upTo, lake.version(SALE), lake.version(LakeTable.REPEATED), SaleSpan.on(upTo));
        if (kept.equals(Optional.of(now))) {
            return;
        }
        Optional<SortedSet<LocalDate>> changed = kept.flatMap(this::changedSince);
        List<SaleSpan> standing = changed.map(months -> kept.orElseThrow().spans().stream()
                        .filter(span -> months.stream().noneMatch(span::holds))
                        .toList())
                .orElse(List.of());
        mark.clear();
        if (!changed.equals(Optional.of(new TreeSet<LocalDate>()))) {
            // Rows of a person beside one another take less place, and less time to read.
            Dataset<Row> months = CondensedSales.byMonth(
                            changed.map(this::inForce).orElseGet(this::allInForce))
                    .sortWithinPartitions("person_token");
            lake.replaceMonths(LakeTable.SALE_MONTH, changed, months, "event_date", run);
        }
        spans.keep(now.spans(), standing);
        mark.write(now);
    }

    private Dataset<Row> kept() {
        SortedSet<LocalDate> cut = Window.cutOn(upTo);
        Dataset<Row> whole = spans.sales(SaleSpan.on(upTo), cut);
        return cut.isEmpty() ? whole : whole.unionByName(CondensedSales.one(inForce(cut)));
    }

    /**
     * The months in which other sales are in force than were when the others were kept; none when that cannot be told.
     * A sale changes with its delivery, or when another version of it comes or goes.
     */
    private Optional<SortedSet<LocalDate>> changedSince(SaleMonthsMark.Kept then) {
        Optional<Dataset<Row>> files = lake.changedSince(SALE, then.sale());
        Optional<Dataset<Row>> shared =
                lake.readAt(LakeTable.REPEATED, then.repeated()).filter(SaleMonths::tellsDays);
        if (files.isEmpty() || shared.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> seenFirst = lake.read(SALE, Extent.within("dt", then.asOf().plusDays(1), upTo.plusDays(1)));
        Dataset<Row> fresh = keysAndMonths(files.get(), "key_hash")
                .unionByName(keysAndMonths(seenFirst, "key_hash"))
                .distinct()
                .localCheckpoint();
        Dataset<Row> versions = shared().unionByName(keysAndMonths(shared.get(), "hash"))
                .join(fresh.select("key_hash").distinct(), new String[] {"key_hash"}, "left_semi");
        List<LocalDate> months = months(fresh.where(col("month").isNotNull()).unionByName(versions));
        return months.contains(null)
                ? Optional.empty()
                : Optional.of(months.stream()
                        .filter(month -> !month.isAfter(upTo))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Dataset<Row> inForce(SortedSet<LocalDate> months) {
        Superseded.Shared restated = Superseded.Shared.of(
                shared().where(col("month")
                        .isin(months.toArray())
                        .or(col("month").isNull())),
                "key_hash");
        List<LocalDate> ofVersions =
                months(shared().join(broadcast(restated.hashes()), new String[] {"key_hash"}, "left_semi"));
        Set<LocalDate> both = new HashSet<>(months);
        ofVersions.stream().filter(Objects::nonNull).forEach(both::add);
        Dataset<Row> versions = ofVersions.contains(null) ? lake.read(SALE) : of(both);
        return inForce(of(months), versions, restated);
    }

    private Dataset<Row> allInForce() {
        Dataset<Row> all = lake.read(SALE);
        return inForce(all, all, Superseded.Shared.of(shared(), "key_hash"));
    }

    private Dataset<Row> inForce(Dataset<Row> rows, Dataset<Row> versions, Superseded.Shared restated) {
        Column delivered = col("dt").leq(lit(upTo));
        return Superseded.resolved(rows.where(delivered), versions.where(delivered), restated)
                .where(Versions.visibleOn(lit(upTo)).and(col("own_sale")));
    }

    private Dataset<Row> of(Collection<LocalDate> months) {
        return lake.read(
                SALE,
                Extent.any(months.stream()
                        .map(month -> Extent.within("event_date", month, month.plusMonths(1)))
                        .toList()));
    }

    private Dataset<Row> shared() {
        return keysAndMonths(lake.read(LakeTable.REPEATED), "hash");
    }

    private static Dataset<Row> keysAndMonths(Dataset<Row> rows, String key) {
        return rows.select(
                col(key).as("key_hash"), CondensedSales.month(col("event_date")).as("month"));
    }

    private static List<LocalDate> months(Dataset<Row> rows) {
        return rows.select("month").distinct().collectAsList().stream()
                .map(row -> row.getLocalDate(0))
                .collect(Collectors.toList());
    }

    /** Lakes of before did not say on which day a sale with several versions happened. */
    private static boolean tellsDays(Dataset<Row> repeated) {
        return Arrays.stream(repeated.schema().fields())
                .anyMatch(field ->
                        field.name().equals("event_date") && field.dataType().equals(DataTypes.DateType));
    }
}
