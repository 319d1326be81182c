package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import precredit.silver.Versions;

/**
 * When rows of a table that has many of them, few restated, were superseded. Sorting all by version would cost more than
 * all else: only the few records that have several rows are, in a look of its own at no more than what it takes; the whole
 * rows are gone through once, without being moved.
 */
final class Superseded {
    private static final Column[] VERSIONED = Stream.of(
                    "source", "file", "record_key", "key_hash", "version", "dt", "line", "known_from")
            .map(functions::col)
            .toArray(Column[]::new);

    private Superseded() {}

    /** Key hashes that several rows share, and what tells most others apart without a look. */
    record Shared(Dataset<Row> hashes, KeyFilter filter) {
        /** Of hashes in a column. */
        static Shared of(Dataset<Row> rows, String column) {
            Dataset<Row> hashes =
                    rows.select(col(column).as("key_hash")).distinct().localCheckpoint();
            return new Shared(hashes, KeyFilter.of(hashes, "key_hash"));
        }
    }

    /**
     * Adds {@code superseded_on} to rows of an append table.
     *
     * @param versions rows of the same table, with all those among them that share a key with one of {@code rows}
     */
    static Dataset<Row> resolved(Dataset<Row> rows, Dataset<Row> versions, Shared shared) {
        return shared.hashes().isEmpty() ? asTheyAre(rows) : joined(rows, superseded(versions, shared));
    }

    private static Dataset<Row> asTheyAre(Dataset<Row> rows) {
        return rows.withColumn("superseded_on", lit(null).cast(DataTypes.DateType));
    }

    private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> superseded) {
        if (superseded.isEmpty()) {
            return asTheyAre(rows);
        }
        Column hash = when(KeyFilter.of(superseded, "superseded_hash").mayHold(col("key_hash")), col("key_hash"));
        return rows.join(broadcast(superseded), hash.equalTo(col("superseded_hash")), "left")
                .withColumn("superseded_on", when(col("places").isNotNull(), try_element_at(col("places"), place())))
                .drop("places", "superseded_hash");
    }

    /** Of each key hash with superseded rows, superseded_hash: the places of these, and when they were superseded. */
    private static Dataset<Row> superseded(Dataset<Row> versions, Shared shared) {
        return Versions.withSupersededOn(versions.select(VERSIONED)
                        .where(shared.filter().mayHold(col("key_hash")))
                        .join(broadcast(shared.hashes()), new String[] {"key_hash"}, "left_semi"))
                .where(col("superseded_on").isNotNull())
                .groupBy(col("key_hash"), place().as("place"))
                .agg(min("superseded_on").as("superseded_on"))
                .groupBy(col("key_hash").as("superseded_hash"))
                .agg(map_from_entries(collect_list(struct("place", "superseded_on")))
                        .as("places"))
                .localCheckpoint();
    }

    /** One number for the delivery day and the line. */
    private static Column place() {
        return unix_date(col("dt"))
                .cast(DataTypes.LongType)
                .multiply(lit(1L << 40))
                .plus(col("line"));
    }
}
