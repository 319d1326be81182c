package precredit.delivery;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What one reading of new deliveries tells: which rows cannot be used by themselves, and which keys several of the others
 * share.
 *
 * @param unusable the lines of such rows of each file, sorted
 * @param shared hashes of keys that several usable rows have, sorted
 */
record KeySurvey(Map<Integer, long[]> unusable, long[] shared) {
    private static final String MERGED = "precredit_merged_bucket";

    /** Reads {@link ScanPlan.Wanted#KEYS}. */
    static KeySurvey of(Dataset<Row> buckets) {
        buckets.sparkSession().udf().register(MERGED, merged(), DataTypes.BinaryType);
        Map<Integer, long[]> unusable = new TreeMap<>();
        LongStream.Builder shared = LongStream.builder();
        buckets.groupBy("bucket")
                .agg(collect_list(col("hashes")).as("blocks"))
                .select(col("bucket"), callUDF(MERGED, col("bucket"), col("blocks")))
                .collectAsList()
                .forEach(row -> {
                    long[] longs = longs(row.getAs(1));
                    if (row.getInt(0) < 0) {
                        unusable.put(-1 - row.getInt(0), longs);
                    } else {
                        Arrays.stream(longs).forEach(shared::add);
                    }
                });
        return new KeySurvey(unusable, shared.build().sorted().toArray());
    }

    /** The bucket that holds lines of a file, where the others hold hashes. */
    static int bucketOfUnusable(int file) {
        return -1 - file;
    }

    static byte[] packed(long[] longs) {
        ByteBuffer bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
        bytes.asLongBuffer().put(longs);
        return bytes.array();
    }

    static long[] longs(byte[] packed) {
        long[] longs = new long[packed.length / Long.BYTES];
        ByteBuffer.wrap(packed).asLongBuffer().get(longs);
        return longs;
    }

    /** The lines of a file in order; of hashes those that occur more than once. */
    private static UDF2<Integer, Iterable<byte[]>, byte[]> merged() {
        return (bucket, blocks) -> {
            long[] all = CollectionConverters.asJavaCollection(blocks).stream()
                    .flatMapToLong(block -> Arrays.stream(longs(block)))
                    .sorted()
                    .toArray();
            return packed(bucket < 0 ? all : repeated(all));
        };
    }

    private static long[] repeated(long[] sorted) {
        LongStream.Builder repeated = LongStream.builder();
        for (int i = 1; i < sorted.length; i++) {
            boolean startsPair = sorted[i] == sorted[i - 1] && (i == 1 || sorted[i - 1] != sorted[i - 2]);
            if (startsPair) {
                repeated.add(sorted[i]);
            }
        }
        return repeated.build().toArray();
    }
}
