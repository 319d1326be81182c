package precredit.lake;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;

/**
 * Tells most hashes that are not among some few, without looking these up: a Bloom filter stays in a core's cache where the
 * hash table of a join does not. What it lets through has still to be looked up.
 */
public final class KeyFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Of a million others about one: to look at a page of a file for the sake of one hash takes as long as a million of them. */
    private static final double LET_THROUGH = 0.000001;

    private static final long LEAST = 1_000;
    /** Above so many hashes more of others pass. */
    private static final long MOST = 8_000_000;

    private final BloomFilter filter;

    private KeyFilter(BloomFilter filter) {
        this.filter = filter;
    }

    /** Of all hashes that were put into a filter. */
    public static KeyFilter of(BloomFilter filter) {
        return new KeyFilter(filter);
    }

    /** A filter to put so many hashes into, before others are read from files; two of the same size can be merged. */
    public static BloomFilter empty(long hashes) {
        return BloomFilter.create(Math.max(LEAST, Math.min(MOST, hashes)), LET_THROUGH);
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
