package precredit.delivery;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What one reading of new deliveries tells: which rows cannot be used by themselves, and which of the others share a key.
 *
 * @param unusable the lines of such rows of each file, sorted
 * @param sharing the usable rows whose key another of them has, as {@link #rows}
 */
record KeySurvey(Map<Integer, long[]> unusable, Dataset<Row> sharing) {
    /** How many numbers tell of one usable row: the hashes of its key and its content, its file and its day, its line. */
    static final int WIDTH = 4;

    private static final String MERGED = "precredit_merged_bucket";
    private static final String ROWS = "precredit_rows_of_bucket";

    /** Reads {@link KeyBuckets}. */
    static KeySurvey of(Dataset<Row> buckets) {
        buckets.sparkSession().udf().register(MERGED, merged(), DataTypes.BinaryType);
        Dataset<Row> merged = buckets.groupBy("bucket")
                .agg(collect_list(col("block")).as("blocks"))
                .select(
                        col("bucket"),
                        callUDF(MERGED, col("bucket"), col("blocks")).as("block"))
                .localCheckpoint();
        Map<Integer, long[]> unusable = new TreeMap<>();
        merged.where("bucket < 0")
                .collectAsList()
                .forEach(row -> unusable.put(-1 - row.getInt(0), longs(row.getAs(1))));
        return new KeySurvey(unusable, rows(merged));
    }

    /**
     * The usable rows in buckets one by one: hash, content_hash, file, line, event_date (the day on which it was delivered
     * where the row says none; of no meaning in a snapshot).
     */
    static Dataset<Row> rows(Dataset<Row> buckets) {
        DataType row = DataType.fromDDL(
                "ARRAY<STRUCT<hash: BIGINT, content_hash: BIGINT, file: INT, line: BIGINT, event_date: DATE>>");
        buckets.sparkSession().udf().register(ROWS, unpacked(), row);
        return buckets.where("bucket >= 0")
                .select(explode(callUDF(ROWS, col("block"))).as("row"))
                .select("row.*");
    }

    /** The bucket that holds lines of a file, where the others hold rows. */
    static int bucketOfUnusable(int file) {
        return -1 - file;
    }

    /** A file and a day, counted from 1970, as one number. */
    static long fileAndDay(int file, int day) {
        return (long) day << Integer.SIZE | Integer.toUnsignedLong(file);
    }

    static byte[] packed(long[] longs) {
        ByteBuffer bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
        bytes.asLongBuffer().put(longs);
        return bytes.array();
    }

    private static long[] longs(byte[] packed) {
        long[] longs = new long[packed.length / Long.BYTES];
        ByteBuffer.wrap(packed).asLongBuffer().get(longs);
        return longs;
    }

    /** The lines of a file in order; of rows those whose key occurs more than once. */
    private static UDF2<Integer, Iterable<byte[]>, byte[]> merged() {
        return (bucket, blocks) -> {
            List<long[]> all = CollectionConverters.asJavaCollection(blocks).stream()
                    .map(KeySurvey::longs)
                    .toList();
            return packed(bucket < 0 ? inOrder(all) : sharing(all));
        };
    }

    private static long[] inOrder(List<long[]> blocks) {
        return blocks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] sharing(List<long[]> blocks) {
        long[] repeated = repeated(blocks);
        LongStream.Builder sharing = LongStream.builder();
        for (long[] block : blocks) {
            for (int at = 0; repeated.length > 0 && at < block.length; at += WIDTH) {
                if (Arrays.binarySearch(repeated, block[at]) >= 0) {
                    Arrays.stream(block, at, at + WIDTH).forEach(sharing::add);
                }
            }
        }
        return sharing.build().toArray();
    }

    /** The hashes that occur more than once, sorted. */
    private static long[] repeated(List<long[]> blocks) {
        long[] sorted =
                new long[blocks.stream().mapToInt(block -> block.length / WIDTH).sum()];
        int filled = 0;
        for (long[] block : blocks) {
            for (int at = 0; at < block.length; at += WIDTH) {
                sorted[filled++] = block[at];
            }
        }
        Arrays.sort(sorted);
        LongStream.Builder repeated = LongStream.builder();
        for (int i = 1; i < sorted.length; i++) {
            boolean startsPair = sorted[i] == sorted[i - 1] && (i == 1 || sorted[i - 1] != sorted[i - 2]);
            if (startsPair) {
                repeated.add(sorted[i]);
            }
        }
        return repeated.build().toArray();
    }

    private static UDF1<byte[], List<Row>> unpacked() {
        return block -> {
            long[] longs = longs(block);
            List<Row> rows = new ArrayList<>(longs.length / WIDTH);
            for (int at = 0; at < longs.length; at += WIDTH) {
                long fileAndDay = longs[at + 2];
                rows.add(RowFactory.create(
                        longs[at],
                        longs[at + 1],
                        (int) fileAndDay,
                        longs[at + 3],
                        LocalDate.ofEpochDay(fileAndDay >> Integer.SIZE)));
            }
            return rows;
        };
    }
}
