package precredit.lake;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;

/**
 * Tells most hashes that are not among some few, without looking these up: a Bloom filter stays in a core's cache where the
 * hash table of a join does not. What it lets through has still to be looked up.
 */
public final class KeyFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LET_THROUGH = 0.01;
    private static final long LEAST = 1_000;

    private final BloomFilter filter;

    private KeyFilter(BloomFilter filter) {
        this.filter = filter;
    }

    /** Of the hashes in a column. */
    public static KeyFilter of(Dataset<Row> hashes, String column) {
        long count = hashes.count();
        // Spark makes no filter of a table without partitions.
        return new KeyFilter(
                count == 0
                        ? BloomFilter.create(LEAST)
                        : hashes.stat().bloomFilter(column, Math.max(LEAST, count), LET_THROUGH));
    }

    /** Null for null, false for a hash that is surely not among them. */
    public Column mayHold(Column hash) {
        return Invoked.column(this, "mayHold", DataTypes.BooleanType, hash);
    }

    /** What generated code calls. */
    public boolean mayHold(long hash) {
        return filter.mightContainLong(hash);
    }
}
