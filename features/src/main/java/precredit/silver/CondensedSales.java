package precredit.silver;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.year;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Own sales that are in force, several in a row: person_token, source, buyer, goods, event_date, weight_kg, amount_yuan
 * (DECIMAL(28,6), sums), sale_count and months. Those of one person to one buyer of one source in one kind of goods within
 * some calendar months may be one row, of which {@code event_date} is the day of the last and {@code months} the set of the
 * calendar months with a sale, one bit each, the same for months that are 64 apart; such a row says all that there is to say
 * over a time that holds these months whole.
 */
public final class CondensedSales {
    /** The columns of sales within one calendar month, in this order: which month that is {@code event_date} tells. */
    public static final StructType OF_MONTH = StructType.fromDDL(
            "source STRING, person_token STRING, buyer STRING, goods STRING, event_date DATE, weight_kg DECIMAL(28,6),"
                    + " amount_yuan DECIMAL(28,6), sale_count BIGINT");

    /** The columns of a row, in this order. */
    public static final StructType SCHEMA = OF_MONTH.add("months", DataTypes.LongType);

    private static final String COUNT = "sale_count";
    private static final List<String> ALIKE = List.of("source", "person_token", "buyer", "goods");

    private CondensedSales() {}

    /** One row a month of sales in force, of {@link SilverTable#SALE}, as {@link #OF_MONTH}. */
    public static Dataset<Row> byMonth(Dataset<Row> sales) {
        Column[] grain = Stream.concat(
                        ALIKE.stream().map(functions::col),
                        Stream.of(month(col("event_date")).as("month")))
                .toArray(Column[]::new);
        return inOrder(OF_MONTH, summed(withCounts(sales).groupBy(grain)));
    }

    /** One row each of sales in force. */
    public static Dataset<Row> one(Dataset<Row> sales) {
        return inOrder(SCHEMA, withCounts(sales));
    }

    /** The same rows of what {@link #OF_MONTH} says. */
    public static Dataset<Row> ofMonth(Dataset<Row> byMonth) {
        return inOrder(SCHEMA, withMonths(byMonth));
    }

    /** Sales of some months as one. */
    public static Dataset<Row> byBuyer(Dataset<Row> condensed) {
        return inOrder(
                SCHEMA,
                summed(condensed.groupBy(ALIKE.stream().map(functions::col).toArray(Column[]::new))));
    }

    /** The same whoever bought what: for months of which nobody asks. */
    public static Dataset<Row> byPerson(Dataset<Row> condensed) {
        Column nothing = lit(null);
        return inOrder(
                SCHEMA,
                summed(condensed.groupBy("person_token"))
                        .withColumn("source", nothing)
                        .withColumn("buyer", nothing)
                        .withColumn("goods", nothing));
    }

    /** Of sales no more than whose they were and on which day: for a time of which nobody asks more. */
    public static Dataset<Row> daysOnly(Dataset<Row> sales) {
        Dataset<Row> days = sales.select("person_token", "event_date");
        for (StructField field : SCHEMA.fields()) {
            if (!Arrays.asList(days.columns()).contains(field.name())) {
                days = days.withColumn(field.name(), lit(null));
            }
        }
        return inOrder(SCHEMA, days);
    }

    /** Rows of one sale each with {@code sale_count} and {@code months}. */
    public static Dataset<Row> withCounts(Dataset<Row> sales) {
        return withMonths(sales.withColumn(COUNT, lit(1L)));
    }

    private static Dataset<Row> withMonths(Dataset<Row> ofOneMonth) {
        Column date = col("event_date");
        Column sinceYearZero = year(date).multiply(12).plus(functions.month(date));
        return ofOneMonth.withColumn("months", call_function("shiftleft", lit(1L), sinceYearZero.mod(Long.SIZE)));
    }

    private static Dataset<Row> summed(RelationalGroupedDataset alike) {
        return alike.agg(
                max("event_date").as("event_date"),
                sum("weight_kg").as("weight_kg"),
                sum("amount_yuan").as("amount_yuan"),
                sum(COUNT).as(COUNT),
                bit_or(col("months")).as("months"));
    }

    /** The first day of the calendar month of a date. */
    public static Column month(Column date) {
        return trunc(date, "MM");
    }

    private static Dataset<Row> inOrder(StructType columns, Dataset<Row> rows) {
        return rows.select(Stream.of(columns.fields())
                .map(field -> col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new));
    }
}
