package precredit.lake;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;
import org.apache.spark.util.sketch.IncompatibleMergeException;

/**
 * Tells most hashes that are not among some few, without looking these up: it stays in a core's cache where the hash table
 * of a join does not. What it lets through has still to be looked up. Files have a hundred hashes for each one that is among
 * the few, so that most are told by a single bit, and of the others a Bloom filter tells nearly all.
 */
public final class KeyFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Of a million others about one: to look at a page of a file for the sake of one hash takes as long as a million of them. */
    private static final double LET_THROUGH = 0.000001;

    private static final int LEAST = 1_000;
    /** Above so many hashes more of others pass. */
    private static final int MOST = 8_000_000;

    private static final int BITS_PER_HASH = 8;

    private final BloomFilter filter;
    private final Marks marks;

    private KeyFilter(BloomFilter filter, Marks marks) {
        this.filter = filter;
        this.marks = marks;
    }

    /** A filter to put so many hashes into; two of the same size can be merged. */
    public static KeyFilter of(long hashes) {
        int expected = (int) Math.max(LEAST, Math.min(MOST, hashes));
        return new KeyFilter(BloomFilter.create(expected, LET_THROUGH), new Marks(BITS_PER_HASH * expected));
    }

    /** Lets a hash pass from now on. */
    public void add(long hash) {
        marks.add(hash);
        filter.putLong(hash);
    }

    /** Lets pass what another one of the same size lets pass. */
    public KeyFilter merge(KeyFilter other) {
        try {
            filter.mergeInPlace(other.filter);
        } catch (IncompatibleMergeException e) {
            throw new IllegalArgumentException("filters of two sizes", e);
        }
        marks.merge(other.marks);
        return this;
    }

    /** Null for null, false for a hash that is surely not among them. */
    public Column mayHold(Column hash) {
        return Invoked.column(this, "mayHold", DataTypes.BooleanType, hash);
    }

    /** What generated code calls. */
    public boolean mayHold(long hash) {
        return marks.mayHold(hash) && filter.mightContainLong(hash);
    }
}
