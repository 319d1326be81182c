package precredit.policy;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What reviewers make of a decision, beside what policy decided. A review speaks of a household on one published list. It
 * counts when that very list is decided again, and for later dates from the day of the review on, for as long as the
 * pre-approval that was reviewed would have been valid.
 *
 * <p>A review never lifts what policy does not approve. Of a household that policy approves, a refusal takes it off the
 * list, a lowered limit is the most that is listed, a raised one the least, up to the cap of the grade that the household
 * has by then. An agreement changes nothing and takes nothing of an earlier review back.
 */
public final class Reviews {
    /** One household of one list as it was reviewed; limits are those listed before and wished for then. */
    public static final StructType SCHEMA = StructType.fromDDL("county STRING, list_date DATE, household_id STRING,"
            + " opinion STRING, old_limit_yuan DECIMAL(18,2), new_limit_yuan DECIMAL(18,2), reviewer STRING,"
            + " reviewed_on DATE, remark STRING");

    private Reviews() {}

    /** The one review of each household that counts on a date: the newest that is no mere agreement, or the newest. */
    public static Dataset<Row> inForce(Dataset<Row> reviews, LocalDate asOf, int validityDays) {
        return known(reviews, asOf, validityDays)
                .groupBy("household_id")
                .agg(max_by(
                                struct("opinion", "new_limit_yuan", "reviewer", "reviewed_on"),
                                struct(col("opinion").notEqual(Opinion.AGREE.code()), col("list_date")))
                        .as("review"))
                .select("household_id", "review.*");
    }

    /** All reviews that are known on a date, of lists that are valid on it. */
    public static Dataset<Row> known(Dataset<Row> reviews, LocalDate asOf, int validityDays) {
        Column on = lit(asOf);
        Column known = col("list_date")
                .equalTo(on)
                .or(col("list_date").lt(on).and(col("reviewed_on").leq(on)));
        return reviews.where(known.and(date_add(col("list_date"), validityDays).geq(on)));
    }

    /** The rows of a ledger with the reviews of {@link #inForce} beside what policy decided. */
    public static Dataset<Row> applied(Dataset<Row> rows, Dataset<Row> inForce) {
        return rows.drop("reviewed_outcome", "reviewed_limit_yuan", "reviewed_by", "reviewed_on")
                .join(inForce, new String[] {"household_id"}, "left")
                .withColumns(Map.of("reviewed_outcome", outcome(), "reviewed_limit_yuan", limit()))
                .withColumnRenamed("reviewer", "reviewed_by");
    }

    /** Whether a list names a household of a ledger: approved by policy and not refused in review. */
    public static Column isListed() {
        return isApproved()
                .and(coalesce(col("reviewed_outcome"), col("outcome")).equalTo(Outcome.APPROVED.code()));
    }

    /** Whether policy approves it and reviewers refuse it. */
    public static Column isRefused() {
        return isApproved().and(coalesce(col("reviewed_outcome").notEqual(Outcome.APPROVED.code()), lit(false)));
    }

    /** The limit that holds. */
    public static Column listedLimit() {
        return coalesce(col("reviewed_limit_yuan"), col("limit_yuan"));
    }

    private static Column isApproved() {
        return col("outcome").equalTo(Outcome.APPROVED.code());
    }

    private static Column outcome() {
        return when(
                col("opinion").isNotNull(),
                when(isApproved().and(is(Opinion.REFUSE)), lit(Outcome.DECLINED.code()))
                        .otherwise(col("outcome")));
    }

    private static Column limit() {
        Column cap = col("limit_parts.cap_yuan");
        Column wholeCap = cap.minus(cap.mod(col("limit_parts.rounding_yuan")));
        Column wished = col("new_limit_yuan");
        return when(
                isApproved(),
                coalesce(
                        when(is(Opinion.REFUSE), lit(BigDecimal.ZERO)),
                        when(is(Opinion.LOWER), least(col("limit_yuan"), wished)),
                        when(is(Opinion.RAISE), greatest(col("limit_yuan"), least(wished, wholeCap))),
                        when(is(Opinion.AGREE), col("limit_yuan"))));
    }

    private static Column is(Opinion opinion) {
        return col("opinion").equalTo(opinion.code());
    }
}
