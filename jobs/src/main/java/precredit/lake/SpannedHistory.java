package precredit.lake;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.History;
import precredit.feature.Span;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.CondensedSubsidies;
import precredit.silver.SilverTable;
import precredit.store.Store;

/**
 * The rows of a history of a county, those of months that have settled as {@link KeptSpans} keeps them.
 *
 * @param spansOn those of a date
 * @param condensed rows in force, in the columns of the spans
 */
record SpannedHistory(
        History history,
        InForce inForce,
        KeptSpans spans,
        Function<LocalDate, List<Span>> spansOn,
        UnaryOperator<Dataset<Row>> condensed) {

    /** Month ends as {@link CondensedMonthEnds}, as a run of one date may see them. */
    static SpannedHistory ofMonthEnds(Lake lake, Store store, LocalDate upTo) {
        InForce inForce = inForce(lake, SilverTable.LOAN_MONTH, upTo);
        return new SpannedHistory(
                History.LOAN_MONTHS,
                inForce,
                spans(inForce, store, "month-ends", LakeTable.LOAN_SPAN, "loan_id"),
                Span::ofMonthEnds,
                CondensedMonthEnds::one);
    }

    /** Subsidies as {@link CondensedSubsidies}, without those that no window holds. */
    static SpannedHistory ofSubsidies(Lake lake, Store store, LocalDate upTo) {
        InForce inForce = inForce(lake, SilverTable.SUBSIDY, upTo);
        return new SpannedHistory(
                History.SUBSIDIES,
                inForce,
                spans(inForce, store, "subsidies", LakeTable.SUBSIDY_SPAN, "person_token"),
                Span::ofSubsidies,
                CondensedSubsidies::one);
    }

    private static InForce inForce(Lake lake, SilverTable table, LocalDate upTo) {
        return new InForce(lake, LakeTable.silver(table), lit(true), upTo);
    }

    private static KeptSpans spans(InForce from, Store store, String name, LakeTable to, String by) {
        SpanMark mark = new SpanMark(store, name, from.lake().county());
        return new KeptSpans(from.lake(), mark, from, to, by, "features " + from.asOf());
    }

    /** Those that count on the date, in several tables, after the spans that changed were made again. */
    List<Dataset<Row>> rows(RepeatedKeys repeated) {
        LocalDate asOf = inForce.asOf();
        spans.keep(
                spansOn.apply(asOf),
                repeated,
                months -> {},
                span -> span.sum(condensed.apply(inForce.of(span, repeated.days()))));
        return List.of(
                spans.rows(), condensed.apply(inForce.in(Span.besides(history.edgesOn(asOf), asOf), repeated.days())));
    }
}
