package precredit.label;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/** Labels every loan by its month ends in the performance window, the 12 months after the day it was granted. */
public final class LoanLabels {
    private static final int PERFORMANCE_MONTHS = 12;
    private static final int BAD_FROM_DAYS = 90;
    private static final int SUBSTANDARD = 3;
    private static final int INDETERMINATE_FROM_DAYS = 30;

    private LoanLabels() {}

    /**
     * One row for each loan known on the training date: source, loan_id, person_token, granted_on, label, and
     * {@code as_of}, the day before it was granted, of which its features speak.
     */
    public static Dataset<Row> of(Silver silver, LocalDate trainingDate) {
        String[] loan = {"source", "loan_id"};
        Dataset<Row> loans = visible(silver, SilverTable.LOAN, trainingDate)
                .select(
                        col("source"),
                        col("loan_id"),
                        col("person_token"),
                        col("event_date").as("granted_on"));
        Dataset<Row> months = visible(silver, SilverTable.LOAN_MONTH, trainingDate)
                .select("source", "loan_id", "event_date", "days_past_due", "five_class");
        Dataset<Row> performance = loans.join(months, loan)
                .where(col("event_date")
                        .gt(col("granted_on"))
                        .and(col("event_date").leq(windowEnd())))
                .groupBy("source", "loan_id")
                .agg(
                        count(lit(1)).as("months"),
                        max("days_past_due").as("days_past_due"),
                        max("five_class").as("five_class"));
        return loans.join(performance, loan, "left")
                .select(
                        col("source"),
                        col("loan_id"),
                        col("person_token"),
                        col("granted_on"),
                        date_sub(col("granted_on"), 1).as("as_of"),
                        label(trainingDate).as("label"));
    }

    private static Column label(LocalDate trainingDate) {
        Column bad =
                col("days_past_due").geq(BAD_FROM_DAYS).or(col("five_class").geq(SUBSTANDARD));
        return when(bad, Label.BAD.text())
                .when(col("days_past_due").geq(INDETERMINATE_FROM_DAYS), Label.INDETERMINATE.text())
                .when(windowEnd().gt(lit(trainingDate)), Label.IMMATURE.text())
                .when(col("months").isNull(), Label.INDETERMINATE.text())
                .otherwise(Label.GOOD.text());
    }

    private static Column windowEnd() {
        return add_months(col("granted_on"), PERFORMANCE_MONTHS);
    }

    private static Dataset<Row> visible(Silver silver, SilverTable table, LocalDate date) {
        return Versions.resolved(silver.read(table)).where(Versions.visibleOn(lit(date)));
    }
}
