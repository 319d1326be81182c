package precredit.delivery;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.row_number;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which usable rows repeat a row taken before: in an append file the same content, in a snapshot the same key. Most
 * keys stand alone; only those that do not are looked at row by row.
 *
 * @param lines the repeating lines of each file, sorted
 * @param keys hashes of keys that several rows share, with the number of a file that holds one
 */
record Duplicates(Map<Integer, long[]> lines, Dataset<Row> keys, boolean none) {
    private static final String SHARED = "precredit_shared_hashes";
    private static final String[] CONTENT = {"hash", "content_hash"};

    /** Looks through new deliveries; {@code taken} are hash and content_hash of the rows that were taken before. */
    static Duplicates among(Dataset<Row> keyBuckets, Dataset<Row> taken, Function<long[], Dataset<Row>> rowsOf) {
        Dataset<Row> again =
                taken.join(broadcast(hashes(keyBuckets)), "hash", "left_semi").localCheckpoint();
        long[] shared = LongStream.concat(
                        shared(keyBuckets),
                        again.select("hash").as(Encoders.LONG()).collectAsList().stream()
                                .mapToLong(Long::longValue))
                .sorted()
                .distinct()
                .toArray();
        return among(shared, again, rowsOf);
    }

    /** Looks through a first load. */
    static Duplicates among(Dataset<Row> keyBuckets, Function<long[], Dataset<Row>> rowsOf) {
        return among(shared(keyBuckets).sorted().toArray(), null, rowsOf);
    }

    private static Duplicates among(long[] shared, Dataset<Row> again, Function<long[], Dataset<Row>> rowsOf) {
        if (shared.length == 0) {
            return new Duplicates(Map.of(), null, true);
        }
        Dataset<Row> rows = rowsOf.apply(shared).localCheckpoint();
        return new Duplicates(byFile(repeating(rows, again)), rows.select("hash", "file"), false);
    }

    private static Dataset<Row> repeating(Dataset<Row> rows, Dataset<Row> again) {
        Dataset<Row> fresh = again == null ? rows : rows.join(again, CONTENT, "left_anti");
        Dataset<Row> later = fresh.withColumn(
                        "nth",
                        row_number()
                                .over(Window.partitionBy("hash", "content_hash").orderBy("dt", "file", "line")))
                .where("nth > 1")
                .select("file", "line");
        return again == null
                ? later
                : later.unionByName(rows.join(again, CONTENT, "left_semi").select("file", "line"));
    }

    private static Map<Integer, long[]> byFile(Dataset<Row> repeating) {
        Map<Integer, LongStream.Builder> builders = new HashMap<>();
        for (Row row : repeating.collectAsList()) {
            builders.computeIfAbsent(row.getInt(0), file -> LongStream.builder())
                    .add(row.getLong(1));
        }
        Map<Integer, long[]> lines = new HashMap<>();
        builders.forEach(
                (file, builder) -> lines.put(file, builder.build().sorted().toArray()));
        return lines;
    }

    private static LongStream shared(Dataset<Row> keyBuckets) {
        keyBuckets.sparkSession().udf().register(SHARED, sharedHashes(), DataTypes.createArrayType(DataTypes.LongType));
        List<Row> rows = keyBuckets
                .groupBy("bucket")
                .agg(callUDF(SHARED, collect_list(col("hashes"))).as("shared"))
                .select(explode(col("shared")))
                .collectAsList();
        return rows.stream().mapToLong(row -> row.getLong(0));
    }

    private static UDF1<Iterable<byte[]>, long[]> sharedHashes() {
        return blocks -> {
            long[] all = CollectionConverters.asJavaCollection(blocks).stream()
                    .flatMapToLong(block -> Arrays.stream(longs(block)))
                    .sorted()
                    .toArray();
            LongStream.Builder shared = LongStream.builder();
            for (int i = 1; i < all.length; i++) {
                boolean startsPair = all[i] == all[i - 1] && (i == 1 || all[i - 1] != all[i - 2]);
                if (startsPair) {
                    shared.add(all[i]);
                }
            }
            return shared.build().toArray();
        };
    }

    private static Dataset<Row> hashes(Dataset<Row> keyBuckets) {
        String each = "precredit_each_hash";
        UDF1<byte[], long[]> unpack = Duplicates::longs;
        keyBuckets.sparkSession().udf().register(each, unpack, DataTypes.createArrayType(DataTypes.LongType));
        return keyBuckets
                .select(explode(callUDF(each, col("hashes"))).as("hash"))
                .distinct();
    }

    private static long[] longs(byte[] block) {
        long[] longs = new long[block.length / Long.BYTES];
        ByteBuffer.wrap(block).asLongBuffer().get(longs);
        return longs;
    }
}
