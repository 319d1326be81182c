package precredit.policy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The county ledger: every household of the roll on one date with its one outcome, its reasons and its limit. */
public final class Ledger {
    /**
     * The columns of the table. {@code sentences} says each of {@code reasons} in words, in the same order; the reviewed
     * ones are null where nobody reviewed.
     */
    public static final StructType SCHEMA = StructType.fromDDL("county STRING, as_of DATE, household_id STRING,"
            + " township_code STRING, township STRING, village_code STRING, village STRING, head_token STRING,"
            + " outcome STRING, primary_reason STRING, reasons ARRAY<STRING>, sentences ARRAY<STRING>,"
            + " pd DOUBLE, leaf_id INT, grade STRING, limit_yuan DECIMAL(18,2), limit_parts " + LimitParts.DDL + ","
            + " annual_rate_pct DECIMAL(6,3), tenor_months INT, valid_from DATE, valid_to DATE, change STRING,"
            + " model_id STRING, policy_version STRING, run_id STRING,"
            + " reviewed_outcome STRING, reviewed_limit_yuan DECIMAL(18,2), reviewed_by STRING, reviewed_on DATE");

    private Ledger() {}

    /** The ledger's columns, but for the change, of decided households that nobody has reviewed; see {@link Reviews}. */
    public static Dataset<Row> rows(Dataset<Row> decided, Policy policy, Origin origin) {
        Column approved = col("outcome").equalTo(Outcome.APPROVED.code());
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("valid_from", when(approved, col("as_of")));
        columns.put("valid_to", when(approved, date_add(col("as_of"), policy.validityDays())));
        columns.put("model_id", lit(origin.modelId()));
        columns.put("policy_version", lit(policy.version()));
        columns.put("run_id", lit(origin.runId()));
        columns.put("reviewed_outcome", lit(null).cast("string"));
        columns.put("reviewed_limit_yuan", lit(null).cast("decimal(18,2)"));
        columns.put("reviewed_by", lit(null).cast("string"));
        columns.put("reviewed_on", lit(null).cast("date"));
        return decided.withColumns(columns);
    }

    /**
     * The ledger of {@link #rows}, reviewed or not, with their change against {@code previousList}, the list published last
     * before this date: household_id, limit_yuan; no rows when there was none.
     */
    public static Dataset<Row> compared(Dataset<Row> rows, Dataset<Row> previousList) {
        return rows.join(previous(previousList), col("household_id").equalTo(col("previous_id")), "left")
                .withColumn("change", change())
                .select(columns());
    }

    private static Dataset<Row> previous(Dataset<Row> list) {
        return list.select(
                col("household_id").as("previous_id"), col("limit_yuan").as("previous_limit_yuan"));
    }

    private static Column change() {
        Column now = Reviews.isListed();
        Column limit = Reviews.listedLimit();
        Column before = col("previous_limit_yuan");
        Column listed = col("previous_id").isNotNull();
        return when(now.and(not(listed)), Change.NEW.code())
                .when(now.and(limit.gt(before)), Change.UP.code())
                .when(now.and(limit.lt(before)), Change.DOWN.code())
                .when(now, Change.KEPT.code())
                .when(listed, Change.DROPPED.code());
    }

    private static Column[] columns() {
        return Stream.of(SCHEMA.fields()).map(Ledger::typed).toArray(Column[]::new);
    }

    /** The parts of a limit are of their types as they are made; a cast would build each of them again. */
    private static Column typed(StructField field) {
        Column column = col(field.name());
        return field.dataType() instanceof StructType
                ? column
                : column.cast(field.dataType()).as(field.name());
    }
}
