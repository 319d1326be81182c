package precredit.household;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Versions;

/** Whose data may be used on a date: consent is judged on the day of use, not on the day the data speak of. */
final class Consents {
    private Consents() {}

    /** The persons ({@code head_token}) with one consent that covers land, sales and credit on the date. */
    static Dataset<Row> givenOn(Dataset<Row> consents, LocalDate usedOn) {
        Column date = lit(usedOn);
        return Versions.resolved(consents)
                .where(Versions.visibleOn(date))
                .where(coversEverything())
                .where(col("expires_on").isNull().or(col("expires_on").geq(date)))
                .where(col("revoked_on").isNull().or(col("revoked_on").gt(date)))
                .select(col("person_token").as("head_token"))
                .distinct();
    }

    private static Column coversEverything() {
        Column scopes = split(regexp_replace(col("scopes"), lit("\\s"), lit("")), "\\|");
        return Stream.of("land", "sales", "credit")
                .map(scope -> array_contains(scopes, scope))
                .reduce(Column::and)
                .orElseThrow();
    }
}
