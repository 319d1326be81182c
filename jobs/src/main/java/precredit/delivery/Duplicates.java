package precredit.delivery;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.row_number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which usable rows repeat a row taken before: in an append file the same content, in a snapshot the same key. Most
 * keys stand alone; only those that do not are looked at row by row.
 *
 * @param lines the repeating lines of each file, sorted
 * @param keys hashes of keys that several rows share, with the number of a file that holds one
 */
record Duplicates(Map<Integer, long[]> lines, Dataset<Row> keys, boolean none) {
    private static final String[] CONTENT = {"hash", "content_hash"};

    /**
     * Looks through new deliveries. {@code taken} are hash and content_hash of the rows that were taken before, if any;
     * {@code buckets} are the keys of the new ones.
     */
    static Duplicates among(
            KeySurvey survey,
            Dataset<Row> buckets,
            Optional<Dataset<Row>> taken,
            Function<long[], Dataset<Row>> rowsOf) {
        if (taken.isEmpty()) {
            return among(survey.shared(), null, rowsOf);
        }
        Dataset<Row> again = taken.get()
                .join(broadcast(hashes(buckets)), "hash", "left_semi")
                .localCheckpoint();
        long[] shared = LongStream.concat(
                        LongStream.of(survey.shared()),
                        again.select("hash").as(Encoders.LONG()).collectAsList().stream()
                                .mapToLong(Long::longValue))
                .sorted()
                .distinct()
                .toArray();
        return among(shared, again, rowsOf);
    }

    /** All lines that do not become silver rows: those that repeat others, and those of {@code unusable}. */
    Map<Integer, long[]> with(Map<Integer, long[]> unusable) {
        Map<Integer, long[]> all = new HashMap<>(lines);
        unusable.forEach((file, more) ->
                all.merge(file, more, (some, others) -> LongStream.concat(LongStream.of(some), LongStream.of(others))
                        .sorted()
                        .toArray()));
        return all;
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

    private static Dataset<Row> hashes(Dataset<Row> buckets) {
        String each = "precredit_each_hash";
        UDF1<byte[], long[]> unpack = KeySurvey::longs;
        buckets.sparkSession().udf().register(each, unpack, DataTypes.createArrayType(DataTypes.LongType));
        return buckets.where("bucket >= 0")
                .select(explode(callUDF(each, col("hashes"))).as("hash"))
                .distinct();
    }
}
