package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Month ends of loans that are in force, several of a loan in a row: source, loan_id; of the newest event_date, version, dt,
 * line, balance_yuan and days_past_due; of all most_days_past_due (null if none says) and substandard_count, how many are
 * classed substandard or worse. Such a row says all that there is to say over a time that holds these month ends whole.
 */
public final class CondensedMonthEnds {
    /** The columns of a row, in this order. */
    public static final StructType SCHEMA = StructType.fromDDL(
            "source STRING, loan_id STRING, event_date DATE, version BIGINT, dt DATE, line BIGINT,"
                    + " balance_yuan DECIMAL(18,6), days_past_due INT, most_days_past_due INT, substandard_count BIGINT");

    /** The first of the classes substandard, doubtful and loss. */
    private static final int SUBSTANDARD = 3;

    private CondensedMonthEnds() {}

    /** One row each of month ends in force, of {@link SilverTable#LOAN_MONTH}. */
    public static Dataset<Row> one(Dataset<Row> monthEnds) {
        return inOrder(withCounts(monthEnds));
    }

    /** Month ends as one of each loan. */
    public static Dataset<Row> byLoan(Dataset<Row> condensed) {
        return inOrder(condensed
                .groupBy("source", "loan_id")
                .agg(
                        max(struct("event_date", "version", "dt", "line", "balance_yuan", "days_past_due"))
                                .as("newest"),
                        max("most_days_past_due").as("most_days_past_due"),
                        sum("substandard_count").as("substandard_count"))
                .select("source", "loan_id", "newest.*", "most_days_past_due", "substandard_count"));
    }

    /** Rows of one month end each with {@code most_days_past_due} and {@code substandard_count}. */
    public static Dataset<Row> withCounts(Dataset<Row> monthEnds) {
        return monthEnds
                .withColumn("most_days_past_due", col("days_past_due"))
                .withColumn(
                        "substandard_count",
                        when(col("five_class").geq(SUBSTANDARD), lit(1L)).otherwise(lit(0L)));
    }

    private static Dataset<Row> inOrder(Dataset<Row> rows) {
        return rows.select(Stream.of(SCHEMA.fieldNames()).map(functions::col).toArray(Column[]::new));
    }
}
