package precredit.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** Which version of a record of an append table is in force on a date. */
public final class Versions {
    /** The day a greater version of the same record became known, null if none has. */
    public static final String SUPERSEDED_ON = "superseded_on";

    private static final Column NEVER = lit(LocalDate.of(9999, 12, 31));
    private static final String KEY_HASH = "key_hash";
    private static final List<String> RECORD = List.of("source", "file", "record_key");

    private Versions() {}

    /** Adds {@code superseded_on}: the day a greater version of the same record became known, null if none has. */
    public static Dataset<Row> withSupersededOn(Dataset<Row> versions) {
        // What comes first is what Spark sorts by without a look at the rest: no two records share a hash, or hardly
        // any.
        WindowSpec greaterVersions = Window.partitionBy(
                        Stream.concat(Stream.of(KEY_HASH).filter(column -> has(versions, column)), RECORD.stream())
                                .map(functions::col)
                                .toArray(Column[]::new))
                .orderBy(col("version").desc(), col("dt").desc(), col("line").desc())
                .rowsBetween(Window.unboundedPreceding(), -1);
        return versions.withColumn(SUPERSEDED_ON, min("known_from").over(greaterVersions));
    }

    /** The same rows with {@code superseded_on}; a table that comes with it is taken at its word. */
    public static Dataset<Row> resolved(Dataset<Row> versions) {
        return has(versions, SUPERSEDED_ON) ? versions : withSupersededOn(versions);
    }

    private static boolean has(Dataset<Row> rows, String column) {
        return Arrays.asList(rows.columns()).contains(column);
    }

    /** Whether a resolved row is the newest version known on the date, whenever it happened. */
    public static Column inForceOn(Column date) {
        // Named once, so that generated code works it out once for each row.
        return col("known_from")
                .leq(date)
                .and(coalesce(col(SUPERSEDED_ON), NEVER).gt(date));
    }

    /** Whether a resolved row is in force on the date and had happened by then. */
    public static Column visibleOn(Column date) {
        return col("event_date").leq(date).and(inForceOn(date));
    }
}
