package precredit.lake;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import precredit.silver.Versions;

/**
 * When rows of a table that has many of them, few restated, were superseded. Sorting all by version would cost more than
 * all else: only the few records that have several rows are, in a look of its own at no more than what it takes; the whole
 * rows are gone through once, without being moved.
 */
public final class Superseded implements Serializable {
    private static final long serialVersionUID = 1L;

    private final KeySet keys = new KeySet();
    /** The superseded rows in the order of their hashes: the hash of the key, delivery day and line, and since when. */
    private final long[] hashes;

    private final int[] deliveredOn;
    private final long[] lines;
    private final int[] since;
    /** The first of those with a hash, by the place of the hash. */
    private final int[] firsts;

    private Superseded(VersionRows rows, int[] order) {
        int count = 0;
        long[] theirs = new long[order.length];
        int[] days = new int[order.length];
        long[] places = new long[order.length];
        int[] from = new int[order.length];
        for (int i = 1; i < order.length; i++) {
            int greater = order[i - 1];
            if (rows.areOfOneRecord(order[i], greater)) {
                // The first day on which any greater version of the record was known.
                boolean isSecond = i == 1 || !rows.areOfOneRecord(greater, order[i - 2]);
                int known = rows.knownFrom(greater);
                from[count] = isSecond ? known : Math.min(known, from[count - 1]);
                theirs[count] = rows.hash(order[i]);
                days[count] = rows.deliveredOn(order[i]);
                places[count++] = rows.line(order[i]);
            }
        }
        hashes = Arrays.copyOf(theirs, count);
        deliveredOn = Arrays.copyOf(days, count);
        lines = Arrays.copyOf(places, count);
        since = Arrays.copyOf(from, count);
        Arrays.stream(hashes).forEach(keys::add);
        firsts = new int[keys.places()];
        for (int at = hashes.length - 1; at >= 0; at--) {
            firsts[keys.placeOf(hashes[at])] = at;
        }
    }

    /**
     * Of the rows of an append table.
     *
     * @param versions all rows with a key that several of them have, and others
     * @param shared the hashes of such keys, and others
     */
    static Superseded among(Dataset<Row> versions, SentKeys shared) {
        return of(shared.isEmpty() ? new VersionRows() : VersionRows.of(versions.where(shared.hold(col("key_hash")))));
    }

    private static Superseded of(VersionRows rows) {
        return new Superseded(rows, rows.order());
    }

    /** Adds {@code superseded_on} to some of these rows. */
    Dataset<Row> resolve(Dataset<Row> rows) {
        Column day = keys.isEmpty()
                ? functions.lit(null).cast(DataTypes.DateType)
                : Invoked.column(
                        new Days(rows.sparkSession(), this),
                        "day",
                        DataTypes.DateType,
                        col("key_hash"),
                        col("dt"),
                        col("line"));
        return rows.withColumn(Versions.SUPERSEDED_ON, day);
    }

    /** The same as generated code asks for it. */
    public static final class Days extends Sent<Superseded> {
        private static final long serialVersionUID = 1L;

        Days(SparkSession spark, Superseded superseded) {
            super(spark, superseded);
        }

        /** Null of a row that is not superseded. */
        public Integer day(long hash, int dt, long line) {
            return value().day(hash, dt, line);
        }
    }

    /** The day, counted from 1970, on which a row was superseded; null of one that is not. */
    private Integer day(long hash, int dt, long line) {
        int place = keys.placeOf(hash);
        if (place < 0) {
            return null;
        }
        for (int at = firsts[place]; at < hashes.length && hashes[at] == hash; at++) {
            if (deliveredOn[at] == dt && lines[at] == line) {
                return since[at];
            }
        }
        return null;
    }
}
