package precredit.household;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import precredit.silver.Versions;

/** Whose data may be used on a date: consent is judged on the day of use, not on the day the data speak of. */
public final class Consents {
    private Consents() {}

    /** Whether a resolved consent covers land, sales and credit on the date. */
    public static Column givenOn(LocalDate usedOn) {
        Column date = lit(usedOn);
        return Versions.visibleOn(date)
                .and(coversEverything())
                .and(col("expires_on").isNull().or(col("expires_on").geq(date)))
                .and(col("revoked_on").isNull().or(col("revoked_on").gt(date)));
    }

    private static Column coversEverything() {
        Column scopes = split(regexp_replace(col("scopes"), lit("\\s"), lit("")), "\\|");
        return Stream.of("land", "sales", "credit")
                .map(scope -> array_contains(scopes, scope))
                .reduce(Column::and)
                .orElseThrow();
    }
}
