package precredit.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
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
 * The sales of a county in months that have settled, month by month and span by span, kept so that a night reads no sales but
 * those of the last months and of months in which a window ends. A month is gone through again when something in it changed:
 * a delivery came, went or was replaced, or a version of a sale of that month did, wherever it was delivered. What is kept
 * says no more than the sales do and can be made of them again; a night before the one that kept it goes through the sales.
 */
public final class SaleMonths {
    private static final LakeTable SALE = LakeTable.silver(SilverTable.SALE);
    private static final long MEGABYTE = 1L << 20;

    private final Lake lake;
    private final SaleMonthsMark mark;
    private final LocalDate upTo;
    private final LocalDate settled;
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
        this.settled = SaleSpan.settledOn(upTo);
        this.fromMegabytes = fromMegabytes;
        this.run = "features " + upTo;
        this.spans = new SaleSpans(lake, run);
    }

    /** The file, below a storage root, that is there while something of a county is kept. */
    public static String mark(String county) {
        return SaleMonthsMark.address(county);
    }

    /**
     * What counts on the date, as {@link CondensedSales} in several tables, after the months that changed were gone through;
     * none where all sales have to be.
     */
    Optional<List<Dataset<Row>>> sales() {
        Optional<SaleMonthsMark.Kept> kept = mark.read();
        boolean isLater = kept.map(then -> then.asOf().isAfter(upTo)).orElse(false);
        if (isLater || areFew() || Superseded.areMany(lake) || !tellsDays(lake.read(LakeTable.REPEATED))) {
            return Optional.empty();
        }
        KeyDays repeated = repeated(lake.read(LakeTable.REPEATED));
        keep(kept, repeated);
        return Optional.of(List.of(spans.sales(), CondensedSales.withCounts(inForce(oneByOne(), repeated))));
    }

    /** Whether it costs less to go through all sales than to keep anything. */
    boolean areFew() {
        return lake.bytes(SALE) < fromMegabytes * MEGABYTE;
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

    private void keep(Optional<SaleMonthsMark.Kept> kept, KeyDays repeated) {
        SaleMonthsMark.Kept now =
                new SaleMonthsMark.Kept(upTo, lake.version(SALE), lake.version(LakeTable.REPEATED), SaleSpan.on(upTo));
        if (kept.equals(Optional.of(now))) {
            return;
        }
        Optional<SortedSet<LocalDate>> changed = kept.flatMap(then -> changedSince(then, repeated));
        List<SaleSpan> standing = changed.map(months -> kept.orElseThrow().spans().stream()
                        .filter(span -> months.stream().noneMatch(span::holds))
                        .toList())
                .orElse(List.of());
        mark.clear();
        if (!changed.equals(Optional.of(new TreeSet<LocalDate>()))) {
            Dataset<Row> sales = changed.map(months -> inForce(months, repeated))
                    .orElseGet(
                            () -> allInForce(repeated).where(col("event_date").lt(lit(settled))));
            // Rows of a person beside one another take less place, and less time to read.
            lake.replaceMonths(
                    LakeTable.SALE_MONTH,
                    changed,
                    CondensedSales.byMonth(sales).sortWithinPartitions("person_token"),
                    "event_date",
                    run);
        }
        spans.keep(now.spans(), standing);
        mark.write(now);
    }

    /** The months of which sales are read one by one: those that no span holds. */
    private SortedSet<LocalDate> oneByOne() {
        SortedSet<LocalDate> months = new TreeSet<>(Window.edgesOn(upTo));
        months.addAll(months(settled, upTo.plusDays(1)));
        return months;
    }

    /** From a first day of a month on, those that begin before another day. */
    private static List<LocalDate> months(LocalDate from, LocalDate until) {
        return Stream.iterate(from, month -> month.isBefore(until), month -> month.plusMonths(1))
                .toList();
    }

    /**
     * The settled months in which other sales are in force than were when the others were kept, and those that have settled
     * since; none when that cannot be told. A sale changes with its delivery, or when another version of it comes or goes.
     */
    private Optional<SortedSet<LocalDate>> changedSince(SaleMonthsMark.Kept then, KeyDays repeated) {
        Optional<Dataset<Row>> files = lake.changedSince(SALE, then.sale());
        Optional<Dataset<Row>> shared =
                lake.readAt(LakeTable.REPEATED, then.repeated()).filter(SaleMonths::tellsDays);
        if (files.isEmpty() || shared.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> seenFirst = lake.read(SALE, Extent.within("dt", then.asOf().plusDays(1), upTo.plusDays(1)));
        KeyDays fresh = fresh(files.get()).and(fresh(seenFirst));
        KeySet keys = fresh.keys();
        SortedSet<LocalDate> months = fresh.months();
        months.addAll(repeated.of(keys).months());
        months.addAll(repeated(shared.get()).of(keys).months());
        months.addAll(months(SaleSpan.settledOn(then.asOf()), settled));
        return Optional.of(new TreeSet<>(months.headSet(settled)));
    }

    private Dataset<Row> inForce(SortedSet<LocalDate> months, KeyDays repeated) {
        KeyDays restated = repeated.ofKeysIn(months);
        SortedSet<LocalDate> ofVersions = restated.months();
        ofVersions.addAll(months);
        return inForce(
                lake.read(SALE, happenedIn(months)),
                lake.read(SALE, happenedOrDeliveredIn(ofVersions)),
                restated.keys());
    }

    private Dataset<Row> allInForce(KeyDays repeated) {
        Dataset<Row> all = lake.read(SALE);
        return inForce(all, all, repeated.keys());
    }

    private Dataset<Row> inForce(Dataset<Row> rows, Dataset<Row> versions, KeySet restated) {
        Column delivered = col("dt").leq(lit(upTo));
        return Superseded.among(versions.where(delivered), restated)
                .resolve(rows.where(delivered))
                .where(Versions.visibleOn(lit(upTo)).and(col("own_sale")));
    }

    private static Extent happenedIn(Collection<LocalDate> months) {
        return Extent.any(months.stream()
                .map(month -> Extent.within("event_date", month, month.plusMonths(1)))
                .toList());
    }

    /** A version that does not say when the sale happened stands under the day of its delivery. */
    private static Extent happenedOrDeliveredIn(Collection<LocalDate> months) {
        return Extent.any(months.stream()
                .flatMap(month -> Stream.of(
                        Extent.within("event_date", month, month.plusMonths(1)),
                        Extent.within("dt", month, month.plusMonths(1))))
                .toList());
    }

    private static KeyDays fresh(Dataset<Row> sales) {
        return KeyDays.of(sales, col("key_hash"), coalesce(col("event_date"), col("dt")));
    }

    private static KeyDays repeated(Dataset<Row> rows) {
        return KeyDays.of(rows, col("hash"), col("event_date"));
    }

    /** Lakes of before did not say on which day a sale with several versions happened. */
    private static boolean tellsDays(Dataset<Row> repeated) {
        return Arrays.stream(repeated.schema().fields())
                .anyMatch(field ->
                        field.name().equals("event_date") && field.dataType().equals(DataTypes.DateType));
    }
}
