package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import precredit.rows.InTasks;

/**
 * Of rows of an append table no more than it takes to tell which of them is the greatest version of a record, on the driver,
 * in arrays. A record is told by two hashes of 64 bits each, that of its key and one that has nothing to do with it.
 */
final class VersionRows implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Column[] COLUMNS = {
        col("key_hash"),
        xxhash64(col("record_key"), col("file"), col("source")),
        col("version"),
        col("line"),
        col("dt"),
        col("known_from")
    };

    private int count;
    private long[] hashes = new long[1 << 6];
    private long[] records = new long[1 << 6];
    private long[] versions = new long[1 << 6];
    private long[] lines = new long[1 << 6];
    private int[] deliveredOn = new int[1 << 6];
    private int[] knownFrom = new int[1 << 6];

    /** None. */
    VersionRows() {}

    static VersionRows of(Dataset<Row> table) {
        VersionRows all = new VersionRows();
        InTasks.of(table.select(COLUMNS), rows -> List.of(packed(rows)).iterator())
                .forEach(all::add);
        return all;
    }

    /** All of them by their numbers, those of a record one behind the other, the greatest first; in the order of the hashes. */
    int[] order() {
        // The last bits of each hash give way to the number of its row.
        long mask = (1L << (Integer.SIZE - Integer.numberOfLeadingZeros(count))) - 1;
        long[] sorted = new long[count];
        for (int row = 0; row < count; row++) {
            sorted[row] = (hashes[row] & ~mask) | row;
        }
        Arrays.sort(sorted);
        int[] order = new int[count];
        int first = 0;
        for (int at = 0; at < count; at++) {
            if ((sorted[at] & ~mask) != (sorted[first] & ~mask)) {
                first = at;
            }
            insert(order, first, at, (int) (sorted[at] & mask));
        }
        return order;
    }

    /** Puts a row among those before a place that hold their order, from a first one on: they are few. */
    private void insert(int[] order, int first, int end, int row) {
        int at = end;
        while (at > first && compare(order[at - 1], row) > 0) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = row;
    }

    private int compare(int row, int other) {
        if (hashes[row] != hashes[other]) {
            return Long.compare(hashes[row], hashes[other]);
        }
        if (records[row] != records[other]) {
            return Long.compare(records[row], records[other]);
        }
        if (versions[row] != versions[other]) {
            return Long.compare(versions[other], versions[row]);
        }
        return deliveredOn[row] != deliveredOn[other]
                ? Integer.compare(deliveredOn[other], deliveredOn[row])
                : Long.compare(lines[other], lines[row]);
    }

    boolean areOfOneRecord(int row, int other) {
        return hashes[row] == hashes[other] && records[row] == records[other];
    }

    long hash(int row) {
        return hashes[row];
    }

    long line(int row) {
        return lines[row];
    }

    /** As a day counted from 1970. */
    int deliveredOn(int row) {
        return deliveredOn[row];
    }

    /** As a day counted from 1970. */
    int knownFrom(int row) {
        return knownFrom[row];
    }

    private static VersionRows packed(Iterator<InternalRow> rows) {
        VersionRows packed = new VersionRows();
        while (rows.hasNext()) {
            packed.add(rows.next());
        }
        packed.resize(packed.count);
        return packed;
    }

    private void add(InternalRow row) {
        if (count == hashes.length) {
            resize(Math.multiplyExact(2, count));
        }
        hashes[count] = row.getLong(0);
        records[count] = row.getLong(1);
        versions[count] = row.getLong(2);
        lines[count] = row.getLong(3);
        deliveredOn[count] = row.getInt(4);
        knownFrom[count] = row.getInt(5);
        count++;
    }

    private void add(VersionRows others) {
        int from = count;
        count = Math.addExact(count, others.count);
        resize(count);
        System.arraycopy(others.hashes, 0, hashes, from, others.count);
        System.arraycopy(others.records, 0, records, from, others.count);
        System.arraycopy(others.versions, 0, versions, from, others.count);
        System.arraycopy(others.lines, 0, lines, from, others.count);
        System.arraycopy(others.deliveredOn, 0, deliveredOn, from, others.count);
        System.arraycopy(others.knownFrom, 0, knownFrom, from, others.count);
    }

    private void resize(int size) {
        hashes = Arrays.copyOf(hashes, size);
        records = Arrays.copyOf(records, size);
        versions = Arrays.copyOf(versions, size);
        lines = Arrays.copyOf(lines, size);
        deliveredOn = Arrays.copyOf(deliveredOn, size);
        knownFrom = Arrays.copyOf(knownFrom, size);
    }
}
