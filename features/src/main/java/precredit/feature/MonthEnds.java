package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/** Which month ends of loans a feature can ask for. */
public final class MonthEnds {
    private MonthEnds() {}

    /**
     * Those of resolved rows of {@link SilverTable#LOAN_MONTH} that can count on a date, or on later ones as long as no
     * others come: that tell of trouble within a window, are the newest of their loan, or are not known by then.
     */
    public static Dataset<Row> counting(Dataset<Row> resolved, LocalDate asOf) {
        Column day = col("event_date");
        Column newest = max(when(Versions.visibleOn(lit(asOf)), day))
                .over(Window.partitionBy(PersonHistories.LOAN.toArray(Column[]::new)));
        Column isInWindow = day.gt(lit(precredit.feature.Window.beforeAll(asOf)));
        return resolved.withColumn("newest", newest)
                .where(FeatureCatalogue.tellsOfTrouble()
                        .and(isInWindow)
                        .or(col("known_from").gt(lit(asOf)))
                        .or(day.geq(col("newest"))))
                .drop("newest");
    }
}
