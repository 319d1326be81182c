package precredit.delivery;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import precredit.lake.KeyFilter;

/**
 * Which usable rows repeat a row taken before: in an append file the same content, in a snapshot the same key. Most
 * keys stand alone; only those that do not are looked at row by row.
 *
 * @param lines the repeating lines of each file, sorted
 * @param keys hashes of keys that several rows share, each with the number of a new file that holds one and the days of all
 *     of them: hash, file, event_date
 */
record Duplicates(Map<Integer, long[]> lines, Dataset<Row> keys) {
    private static final String[] CONTENT = {"hash", "content_hash"};
    private static final Column[] KEY = {col("hash"), col("file"), col("event_date")};

    /** Above this many new rows their keys are not sent to every task. */
    private static final long FEW = 5_000_000;

    /**
     * Looks through new deliveries, whose files are numbered in the order in which they were delivered. {@code taken} are
     * hash, content_hash and event_date of the rows that were taken before, if any; {@code buckets} are the new ones.
     */
    static Duplicates among(KeySurvey survey, Dataset<Row> buckets, long newRows, Optional<Dataset<Row>> taken) {
        if (taken.isEmpty()) {
            return new Duplicates(
                    byFile(repeating(survey.sharing())), survey.sharing().select(KEY));
        }
        Dataset<Row> all = KeySurvey.rows(buckets);
        Dataset<Row> hashes = all.select("hash").distinct();
        Dataset<Row> again = newRows > FEW
                ? taken.get().join(hashes, "hash", "left_semi").localCheckpoint()
                : amongFew(taken.get(), hashes.localCheckpoint());
        Dataset<Row> rows = survey.sharing()
                .union(all.join(again.select("hash").distinct(), "hash", "left_semi"))
                .distinct()
                .localCheckpoint();
        Dataset<Row> repeating = repeating(rows.join(again, CONTENT, "left_anti"))
                .union(rows.join(again, CONTENT, "left_semi").select("file", "line"));
        Dataset<Row> before = rows.select("hash", "file").join(again.select("hash", "event_date"), "hash");
        return new Duplicates(byFile(repeating), rows.select(KEY).unionByName(before));
    }

    private static Dataset<Row> amongFew(Dataset<Row> taken, Dataset<Row> hashes) {
        return taken.where(KeyFilter.of(hashes, "hash").mayHold(taken.col("hash")))
                .join(broadcast(hashes), "hash", "left_semi")
                .localCheckpoint();
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

    private static Dataset<Row> repeating(Dataset<Row> rows) {
        return rows.withColumn(
                        "nth",
                        row_number()
                                .over(Window.partitionBy("hash", "content_hash").orderBy("file", "line")))
                .where("nth > 1")
                .select("file", "line");
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
}
