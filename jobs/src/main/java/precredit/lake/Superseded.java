package precredit.lake;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.rows.HeldRows;
import precredit.silver.Versions;

/**
 * When rows of a table that has many of them, few restated, were superseded. Sorting all by version would cost more than
 * all else: only the few records that have several rows are, in a look of its own at no more than what it takes; the whole
 * rows are gone through once, without being moved.
 */
public final class Superseded implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Column[] VERSIONED = Stream.of(
                    "key_hash", "source", "file", "record_key", "version", "dt", "line", "known_from")
            .map(functions::col)
            .toArray(Column[]::new);

    private final KeySet keys = new KeySet();
    /** The superseded rows in the order of their hashes: the hash of the key, delivery day and line, and since when. */
    private final long[] hashes;

    private final int[] deliveredOn;
    private final long[] lines;
    private final int[] since;
    /** The first of those with a hash, by the place of the hash. */
    private final int[] firsts;

    private Superseded(List<Place> places) {
        hashes = places.stream().mapToLong(Place::hash).toArray();
        deliveredOn = places.stream().mapToInt(Place::deliveredOn).toArray();
        lines = places.stream().mapToLong(Place::line).toArray();
        since = places.stream().mapToInt(Place::since).toArray();
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
    static Superseded among(Dataset<Row> versions, KeySet shared) {
        return new Superseded(shared.isEmpty() ? List.of() : superseded(versions, shared));
    }

    /** Adds {@code superseded_on} to some of these rows. */
    Dataset<Row> resolve(Dataset<Row> rows) {
        Column day = keys.isEmpty()
                ? functions.lit(null).cast(DataTypes.DateType)
                : Invoked.column(this, "day", DataTypes.DateType, col("key_hash"), col("dt"), col("line"));
        return rows.withColumn(Versions.SUPERSEDED_ON, day);
    }

    /** What generated code calls: the day, counted from 1970, on which a row was superseded; null of one that is not. */
    public Integer day(long hash, int dt, long line) {
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

    private static List<Place> superseded(Dataset<Row> versions, KeySet shared) {
        Dataset<Row> few = versions.select(VERSIONED)
                .where(Invoked.column(shared, "holds", DataTypes.BooleanType, col("key_hash")));
        HeldRows rows = HeldRows.of(few);
        List<Place> superseded = new ArrayList<>();
        rows.forEachGroup(0, group -> add(group, superseded));
        return superseded;
    }

    /** Adds those of some rows, among which are all of their records. */
    private static void add(List<InternalRow> rows, List<Place> superseded) {
        List<Version> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(Version.of(row)));
        Collections.sort(all);
        int since = 0;
        for (int i = 1; i < all.size(); i++) {
            Version greater = all.get(i - 1);
            Version version = all.get(i);
            if (version.isOfRecord(greater)) {
                boolean isSecond = i == 1 || !greater.isOfRecord(all.get(i - 2));
                since = isSecond ? greater.knownFrom : Math.min(since, greater.knownFrom);
                superseded.add(new Place(version.hash, version.dt, version.line, since));
            }
        }
    }

    /** A superseded row, and the first day on which a greater version of its record was known. */
    private record Place(long hash, int deliveredOn, long line, int since) {}

    private record Version(
            long hash,
            UTF8String source,
            UTF8String file,
            UTF8String key,
            long version,
            int dt,
            long line,
            int knownFrom)
            implements Comparable<Version> {
        private static final Comparator<Version> OF_HASH = Comparator.comparing(Version::source)
                .thenComparing(Version::file)
                .thenComparing(Version::key)
                .thenComparing(Comparator.comparingLong(Version::version)
                        .thenComparingInt(Version::dt)
                        .thenComparingLong(Version::line)
                        .reversed());

        /** Those of a record one behind the other, the greatest first. A hash nearly always decides: there are many to sort. */
        @Override
        public int compareTo(Version other) {
            return hash != other.hash ? Long.compare(hash, other.hash) : OF_HASH.compare(this, other);
        }

        static Version of(InternalRow row) {
            return new Version(
                    row.getLong(0),
                    row.getUTF8String(1),
                    row.getUTF8String(2),
                    row.getUTF8String(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getLong(6),
                    row.getInt(7));
        }

        boolean isOfRecord(Version other) {
            return hash == other.hash
                    && source.equals(other.source)
                    && file.equals(other.file)
                    && key.equals(other.key);
        }
    }
}
