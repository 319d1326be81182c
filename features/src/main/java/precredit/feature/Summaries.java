package precredit.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static precredit.feature.History.BUYERS;
import static precredit.feature.History.CROPS;
import static precredit.feature.History.LOANS;
import static precredit.feature.History.LOAN_MONTHS;
import static precredit.feature.History.SALES;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Histories as one row for each household and as-of date, with what features draw from them as columns. */
final class Summaries {
    private Summaries() {}

    /** One history, given its rows. */
    static Dataset<Row> of(History history, Dataset<Row> rows) {
        return aggregated(rows.groupBy("household_id", "as_of"), parts(history));
    }

    /** Each loan with its month ends as one row: what features draw from these, and {@code newest}. */
    static Dataset<Row> byLoan(Dataset<Row> loansWithMonths) {
        return byLoan(loansWithMonths.groupBy("household_id", "as_of", "source", "loan_id", "closed_on"));
    }

    /** The same of month ends that count on the one date of all persons. */
    static Dataset<Row> byLoan(PersonHistories persons, Dataset<Row> counting) {
        // Of many loans no month end counts but the newest: these are summed up before they are brought to their loan.
        Dataset<Row> months = byLoan(persons.seen(counting).groupBy(of(PersonHistories.LOAN)));
        // Brought together by loan at once, they need not be moved for the one and again for the other.
        return persons.loans()
                .repartition(of(PersonHistories.LOAN))
                .distinct()
                .join(months, PersonHistories.LOAN, "left");
    }

    private static Dataset<Row> byLoan(RelationalGroupedDataset months) {
        return aggregated(
                months,
                Stream.concat(parts(LOAN_MONTHS), Stream.of(newestMonth().as("newest"))));
    }

    /** Loans, as {@link #byLoan}. */
    static Dataset<Row> ofLoans(Dataset<Row> byLoan) {
        return aggregated(
                byLoan.groupBy("household_id", "as_of"),
                Stream.concat(wholes(LOAN_MONTHS, UnaryOperator.identity()), parts(LOANS)));
    }

    /**
     * Sales, their buyers and their crops. The sales are many and are gone through once, into one row for each buyer
     * and goods of the last 12 months and one for the rest; only these few are taken again by buyer and by crop.
     */
    static Dataset<Row> ofSales(Dataset<Row> sales, Dataset<Row> cropsByGoods) {
        Dataset<Row> byBuyerAndGoods = aggregated(
                sales.groupBy(col("household_id"), col("as_of"), recent("source"), recent("buyer"), recent("goods")),
                parts(SALES));
        Dataset<Row> byGroup = aggregated(
                byBuyerAndGoods
                        .join(broadcast(cropsByGoods), new String[] {"goods"}, "left")
                        .withColumn("group", explode(groups()))
                        .groupBy("household_id", "as_of", "group"),
                wholes(SALES, UnaryOperator.identity()));
        return aggregated(
                byGroup.select("*", "group.*").groupBy("household_id", "as_of"),
                Stream.of(wholes(SALES, value -> when(isGroupOf(SALES), value)), groupsOf(BUYERS), groupsOf(CROPS))
                        .flatMap(columns -> columns));
    }

    private static Column[] of(String... columns) {
        return Stream.of(columns).map(functions::col).toArray(Column[]::new);
    }

    private static Column newestMonth() {
        return max(when(
                col("event_date").isNotNull(),
                struct("event_date", "version", "dt", "line", "balance_yuan", "days_past_due")));
    }

    private static Column recent(String column) {
        return Window.LAST_12_MONTHS.limit(col(column)).as(column);
    }

    private static Column groups() {
        Column nobody = lit(null).cast("string");
        Column noCap = lit(null).cast("decimal(18,6)");
        return array_compact(array(
                group(SALES, nobody, nobody, nobody, noCap),
                when(col("buyer").isNotNull(), group(BUYERS, col("source"), col("buyer"), nobody, noCap)),
                when(
                        col("crop_code").isNotNull(),
                        group(CROPS, nobody, nobody, col("crop_code"), col("cap_kg_per_mu")))));
    }

    private static Column group(History history, Column source, Column buyer, Column crop, Column cap) {
        return struct(
                lit(history.name()).as("history"),
                source.as("source"),
                buyer.as("buyer"),
                crop.as("crop_code"),
                cap.as("cap_kg_per_mu"));
    }

    private static Column isGroupOf(History history) {
        return col("history").equalTo(history.name());
    }

    private static Stream<Column> groupsOf(History history) {
        return drawn(history, (origin, itself) -> origin.aggregate().part(when(isGroupOf(history), origin.value())));
    }

    private static Stream<Column> parts(History history) {
        return drawn(history, (origin, itself) -> origin.part());
    }

    private static Stream<Column> wholes(History history, UnaryOperator<Column> limit) {
        return drawn(history, (origin, itself) -> origin.aggregate().whole(limit.apply(itself)));
    }

    private static Stream<Column> drawn(History history, BiFunction<Origin.Drawn, Column, Column> column) {
        return FeatureCatalogue.drawnFrom(history).entrySet().stream()
                .map(entry ->
                        column.apply(entry.getValue(), col(entry.getKey())).as(entry.getKey()));
    }

    private static Dataset<Row> aggregated(RelationalGroupedDataset rows, Stream<Column> columns) {
        Column[] all = columns.toArray(Column[]::new);
        return rows.agg(all[0], Arrays.copyOfRange(all, 1, all.length));
    }
}
