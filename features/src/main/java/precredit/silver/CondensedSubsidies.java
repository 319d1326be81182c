package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Subsidies that are in force, several of a person in a row: person_token, event_date, the day of the last, and amount_yuan,
 * their sum. Such a row says all that is asked over a time that holds these payments whole.
 */
public final class CondensedSubsidies {
    /** The columns of a row, in this order. */
    public static final StructType SCHEMA =
            StructType.fromDDL("person_token STRING, event_date DATE, amount_yuan DECIMAL(28,6)");

    private CondensedSubsidies() {}

    /** One row each of payments in force, of {@link SilverTable#SUBSIDY}. */
    public static Dataset<Row> one(Dataset<Row> payments) {
        return payments.select(Stream.of(SCHEMA.fields())
                .map(field -> col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new));
    }

    /** Payments as one of each person. */
    public static Dataset<Row> byPerson(Dataset<Row> condensed) {
        return one(condensed
                .groupBy("person_token")
                .agg(max("event_date").as("event_date"), sum("amount_yuan").as("amount_yuan")));
    }
}
