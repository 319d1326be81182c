package precredit.lake;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.History;
import precredit.feature.Span;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.SilverTable;
import precredit.store.Store;

/** The month ends of the loans of a county, those of months that have settled as {@link KeptSpans} keeps them. */
final class MonthEnds {
    private final InForce inForce;
    private final KeptSpans spans;

    /** As a run of one date may see them, which alone writes to the lake of its county. */
    MonthEnds(Lake lake, Store store, LocalDate upTo) {
        this.inForce = new InForce(lake, LakeTable.silver(SilverTable.LOAN_MONTH), lit(true), upTo);
        SpanMark mark = new SpanMark(store, "month-ends", lake.county());
        this.spans = new KeptSpans(lake, mark, inForce, LakeTable.LOAN_SPAN, "loan_id", "features " + upTo);
    }

    KeptSpans spans() {
        return spans;
    }

    /** Those that count on the date, as {@link CondensedMonthEnds}, after the spans that changed were made again. */
    List<Dataset<Row>> rows(KeyDays repeated) {
        LocalDate asOf = inForce.asOf();
        spans.keep(Span.ofMonthEnds(asOf), repeated, months -> {}, span -> span.sum(of(span, repeated)));
        return List.of(
                spans.rows(),
                CondensedMonthEnds.one(inForce.in(Span.besides(History.LOAN_MONTHS.edgesOn(asOf), asOf), repeated)));
    }

    private Dataset<Row> of(Span span, KeyDays repeated) {
        return CondensedMonthEnds.one(inForce.of(span, repeated));
    }
}
