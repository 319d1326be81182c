package precredit.policy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the county team has to do differently from the list published last. */
public final class Changes {
    /** The reason of a household that was listed and is on the roll no more. */
    public static final String NOT_ON_ROLL = "NOT_ON_ROLL";

    /** The reason of a household that was listed, that policy approves and that reviewers refuse. */
    public static final String REFUSED_IN_REVIEW = "REFUSED_IN_REVIEW";

    private Changes() {}

    /**
     * One row for each household that is new, up, down or dropped: household_id, township, village, change,
     * previous_limit_yuan, limit_yuan, reason, sentence. {@code previousList} holds household_id, limit_yuan, township
     * and village as they were listed.
     */
    public static Dataset<Row> of(Dataset<Row> ledger, Dataset<Row> previousList) {
        return onRoll(ledger, previousList).unionByName(offRoll(ledger, previousList));
    }

    private static Dataset<Row> onRoll(Dataset<Row> ledger, Dataset<Row> previousList) {
        Dataset<Row> before =
                previousList.select(col("household_id"), col("limit_yuan").as("previous_limit_yuan"));
        return ledger.filter(col("change").notEqual(Change.KEPT.code()))
                .join(before, "household_id", "left")
                .select(
                        col("household_id"),
                        col("township"),
                        col("village"),
                        col("change"),
                        col("previous_limit_yuan"),
                        granted().as("limit_yuan"),
                        either(lit(REFUSED_IN_REVIEW), col("primary_reason")).as("reason"),
                        either(lit("评议不予授信"), Ledger.basis()).as("sentence"));
    }

    private static Dataset<Row> offRoll(Dataset<Row> ledger, Dataset<Row> previousList) {
        return previousList
                .join(ledger.select("household_id"), "household_id", "left_anti")
                .select(
                        col("household_id"),
                        col("township"),
                        col("village"),
                        lit(Change.DROPPED.code()).as("change"),
                        col("limit_yuan").as("previous_limit_yuan"),
                        lit(null).cast("decimal(18,2)").as("limit_yuan"),
                        lit(NOT_ON_ROLL).as("reason"),
                        lit("已不在农户名册中").as("sentence"));
    }

    private static Column granted() {
        return when(Reviews.isListed(), Reviews.listedLimit());
    }

    private static Column either(Column refused, Column decided) {
        return when(Reviews.isRefused(), refused).otherwise(decided);
    }
}
