package precredit.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import precredit.silver.SilverTable;

/**
 * What {@link KeySurvey} reads: of the rows of a task the hashes and places of those that can be used, in buckets, and the
 * lines of the others by file. A full bucket is a row, and at the end each that is not empty.
 */
final class KeyBuckets {
    /** One bucket, or the lines of one file. */
    static final String COLUMNS = "bucket INT, block BINARY";

    private static final int BUCKETS = 64;
    private static final int FULL = 1024 * KeySurvey.WIDTH;
    private final long[][] blocks = new long[BUCKETS][];
    private final int[] filled = new int[BUCKETS];
    private final Map<Integer, LongStream.Builder> unusable = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();

    private KeyBuckets() {}

    static List<Row> of(DeliveryReader rows) throws IOException {
        KeyBuckets buckets = new KeyBuckets();
        while (rows.next()) {
            buckets.take(rows.row(), rows.file());
        }
        return buckets.all();
    }

    private void take(RowReader row, int file) {
        if (row.reason().isPresent()) {
            unusable.computeIfAbsent(file, any -> LongStream.builder()).add(row.line());
            return;
        }
        boolean isAppend = row.plan().layout().feeds().kind() == SilverTable.Kind.APPEND;
        long hash = row.key().hash();
        int bucket = (int) (hash & (BUCKETS - 1));
        if (blocks[bucket] == null) {
            blocks[bucket] = new long[FULL];
        }
        long[] block = blocks[bucket];
        int at = filled[bucket];
        block[at] = hash;
        block[at + 1] = isAppend ? row.contentHash() : 0;
        block[at + 2] = KeySurvey.fileAndDay(
                file, isAppend ? row.eventDay().orElse(row.plan().deliveredOn()) : 0);
        block[at + 3] = row.line();
        filled[bucket] = at + KeySurvey.WIDTH;
        if (filled[bucket] == FULL) {
            end(bucket);
        }
    }

    private List<Row> all() {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (filled[bucket] > 0) {
                end(bucket);
            }
        }
        unusable.forEach((file, lines) -> rows.add(RowFactory.create(
                KeySurvey.bucketOfUnusable(file), KeySurvey.packed(lines.build().toArray()))));
        return rows;
    }

    private void end(int bucket) {
        rows.add(RowFactory.create(bucket, KeySurvey.packed(Arrays.copyOf(blocks[bucket], filled[bucket]))));
        filled[bucket] = 0;
    }
}
