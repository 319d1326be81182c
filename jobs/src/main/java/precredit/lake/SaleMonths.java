package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.History;
import precredit.feature.Span;
import precredit.silver.CondensedSales;
import precredit.silver.SilverTable;
import precredit.store.Store;

/** The sales of a county in months that have settled, month by month and span by span, as {@link KeptSpans} keeps them. */
final class SaleMonths {
    private static final LakeTable SALE = LakeTable.silver(SilverTable.SALE);
    private static final String NAME = "sale-months";

    private final Lake lake;
    private final InForce inForce;
    private final KeptSpans spans;
    private final String run;

    /** As a run of one date may see them, which alone writes to the lake of its county. */
    SaleMonths(Lake lake, Store store, LocalDate upTo) {
        this.lake = lake;
        this.run = "features " + upTo;
        this.inForce = new InForce(lake, SALE, col("own_sale"), upTo);
        SpanMark mark = new SpanMark(store, NAME, lake.county());
        this.spans = new KeptSpans(lake, mark, inForce, LakeTable.SALE_SPAN, "person_token", run);
    }

    /** The file, below a storage root, that is there while something of a county is kept. */
    static String mark(String county) {
        return SpanMark.address(NAME, county);
    }

    KeptSpans spans() {
        return spans;
    }

    /** What counts on the date, as {@link CondensedSales} in several tables, after the months that changed were gone through. */
    List<Dataset<Row>> rows(RepeatedKeys repeated) {
        LocalDate asOf = inForce.asOf();
        spans.keep(Span.ofSales(asOf), repeated, months -> keep(months, repeated), span -> span.sum(ofMonths(span)));
        LocalDate before = History.beforeSales(asOf);
        SortedSet<LocalDate> oneByOne = Span.besides(History.edgesOfSales(asOf), asOf);
        oneByOne.removeIf(month -> month.plusMonths(1).isEqual(before.plusDays(1)));
        return List.of(
                spans.rows(),
                daysOnly(before.withDayOfMonth(1)),
                CondensedSales.withCounts(inForce.in(oneByOne, repeated.days())
                        .where(col("event_date").gt(lit(before)))));
    }

    /** The month in which the longest windows begin: of its sales until the day before them features ask no more. */
    private Dataset<Row> daysOnly(LocalDate month) {
        return CondensedSales.daysOnly(lake.read(LakeTable.SALE_MONTH, Extent.of("month", month)));
    }

    private void keep(Optional<SortedSet<LocalDate>> changed, RepeatedKeys repeated) {
        Dataset<Row> sales = changed.map(months -> inForce.in(months, repeated.days()))
                .orElseGet(() -> inForce.before(Span.settledOn(inForce.asOf()), repeated.days()));
        // Rows of a person beside one another take less place, and less time to read.
        lake.replaceMonths(
                LakeTable.SALE_MONTH,
                changed,
                CondensedSales.byMonth(sales).sortWithinPartitions("person_token"),
                "event_date",
                run);
    }

    private Dataset<Row> ofMonths(Span span) {
        return CondensedSales.ofMonth(
                lake.read(LakeTable.SALE_MONTH).where(span.holds(col("month"))).drop("county", "month"));
    }
}
