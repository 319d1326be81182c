package precredit.publish.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Opinion;
import precredit.policy.Reviews;

/** What reviewers said, counted by village, reviewer and opinion. */
public record ReviewFigures(List<Said> opinions) {
    private static final int VILLAGE_DIGITS = 12;

    public ReviewFigures {
        opinions = List.copyOf(opinions);
    }

    /** So many households of one village of which one reviewer said the same. */
    record Said(
            String villageCode, String township, String village, String reviewer, Opinion opinion, long households) {}

    /**
     * The reviews known on a date of the lists that are valid then; a household that has left the roll counts in the
     * village it was registered in.
     */
    public static ReviewFigures of(Dataset<Row> reviews, Dataset<Row> ledger, LocalDate asOf, int validityDays) {
        Dataset<Row> places = ledger.select("household_id", "village_code", "township", "village");
        return new ReviewFigures(Reviews.known(reviews, asOf, validityDays)
                .join(places, new String[] {"household_id"}, "left")
                .groupBy(
                        coalesce(col("village_code"), substring(col("household_id"), 1, VILLAGE_DIGITS))
                                .as("village_code"),
                        coalesce(col("township"), lit("")).as("township"),
                        coalesce(col("village"), lit("不在名册")).as("village"),
                        col("reviewer"),
                        col("opinion"))
                .agg(count(lit(1)).as("households"))
                .orderBy("village_code", "village", "reviewer", "opinion")
                .collectAsList()
                .stream()
                .map(ReviewFigures::said)
                .toList());
    }

    private static Said said(Row row) {
        return new Said(
                row.getAs("village_code"),
                row.getAs("township"),
                row.getAs("village"),
                row.getAs("reviewer"),
                Opinion.valueOf(row.<String>getAs("opinion").toUpperCase(Locale.ROOT)),
                row.getAs("households"));
    }
}
