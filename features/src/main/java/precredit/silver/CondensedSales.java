package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Own sales that are in force, several in a row: person_token, source, buyer, goods, event_date, weight_kg, amount_yuan
 * (DECIMAL(28,6), sums) and sale_count. Those of one person to one buyer of one source in one kind of goods within one
 * calendar month may be one row, of which {@code event_date} is the day of the last; such a row says all that there is to
 * say over a time that holds the whole month.
 */
public final class CondensedSales {
    /** The columns of a row, in this order. */
    public static final StructType SCHEMA = StructType.fromDDL(
            "source STRING, person_token STRING, buyer STRING, goods STRING, event_date DATE, weight_kg DECIMAL(28,6),"
                    + " amount_yuan DECIMAL(28,6), sale_count BIGINT");

    private static final List<String> ALIKE = List.of("source", "person_token", "buyer", "goods");

    private CondensedSales() {}

    /** One row a month of sales in force, of {@link SilverTable#SALE}. */
    public static Dataset<Row> byMonth(Dataset<Row> sales) {
        Column[] grain = Stream.concat(
                        ALIKE.stream().map(functions::col),
                        Stream.of(month(col("event_date")).as("month")))
                .toArray(Column[]::new);
        return inOrder(sales.groupBy(grain)
                .agg(
                        max("event_date").as("event_date"),
                        sum("weight_kg").as("weight_kg"),
                        sum("amount_yuan").as("amount_yuan"),
                        count(lit(1)).as("sale_count")));
    }

    /** One row each of sales in force. */
    public static Dataset<Row> one(Dataset<Row> sales) {
        return inOrder(sales.withColumn("sale_count", lit(1L)));
    }

    /** Of each row no more than who sold, and when: all that counts of a time before every window. */
    public static Dataset<Row> daysAlone(Dataset<Row> condensed) {
        Column nothing = lit(null);
        return inOrder(condensed
                .select("person_token", "event_date")
                .withColumn("source", nothing)
                .withColumn("buyer", nothing)
                .withColumn("goods", nothing)
                .withColumn("weight_kg", nothing)
                .withColumn("amount_yuan", nothing)
                .withColumn("sale_count", nothing));
    }

    /** The first day of the calendar month of a date. */
    public static Column month(Column date) {
        return trunc(date, "MM");
    }

    private static Dataset<Row> inOrder(Dataset<Row> rows) {
        return rows.select(Stream.of(SCHEMA.fields())
                .map(field -> col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new));
    }
}
