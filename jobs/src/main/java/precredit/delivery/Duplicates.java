package precredit.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import precredit.lake.KeySet;
import precredit.silver.SilverTable;
import scala.Tuple2;

/**
 * Which usable rows repeat a row taken before: in an append file the same content, in a snapshot the same key. Most keys stand
 * alone, which their hashes tell without a look at the rows; only rows whose hash another row has are read, judged and
 * compared. No task knows of more than the keys of one bucket, or the rows of one task that repeat others.
 */
final class Duplicates {
    private final Broadcast<ScanPlan> plan;
    private final JavaRDD<KeyGroups> groups;

    private Duplicates(Broadcast<ScanPlan> plan, JavaRDD<KeyGroups> groups) {
        this.plan = plan;
        this.groups = groups;
    }

    /**
     * Looks through new deliveries, whose files are numbered in the order in which they were delivered.
     *
     * @param keys hashes and places of all rows that may be usable, as {@link LookedKeys} gathers them, by bucket
     * @param taken rows that were taken before, as {@link KeyGroups#TAKEN}, by bucket; of those that share a key with a new
     *     one all
     */
    static Duplicates among(
            Broadcast<ScanPlan> plan,
            JavaPairRDD<Integer, long[]> keys,
            JavaPairRDD<Integer, long[]> taken,
            int buckets) {
        HashPartitioner byBucket = new HashPartitioner(buckets);
        JavaPairRDD<Integer, long[]> before = taken.partitionBy(byBucket);
        JavaPairRDD<Integer, long[]> sharing = keys.partitionBy(byBucket)
                .cogroup(before, byBucket)
                .flatMapToPair(bucket -> sharing(bucket._2()._1(), bucket._2()._2(), plan.value())
                        .iterator());
        JavaPairRDD<Integer, long[]> judged = ScanPlan.read(
                        plan, sharing, (of, task, places) -> judged(of, places, buckets))
                .mapToPair(block -> block);
        return new Duplicates(
                plan,
                judged.partitionBy(byBucket)
                        .cogroup(before, byBucket)
                        .map(bucket -> KeyGroups.of(
                                bucket._2()._1(), bucket._2()._2(), plan.value().files())));
    }

    /** The places of the rows that repeat others, in blocks by the task that reads them. */
    JavaPairRDD<Integer, long[]> repeating() {
        Broadcast<ScanPlan> tasks = plan;
        return groups.flatMapToPair(
                group -> byTask(LongStream.of(group.repeating()), tasks.value()).iterator());
    }

    /** The keys that several rows of an append table share. */
    JavaRDD<KeyGroups.Repeated> repeated() {
        return groups.flatMap(group -> group.repeated().iterator());
    }

    /** The places of rows whose hash another new row has, or one that was taken before, by the task that reads them. */
    private static List<Tuple2<Integer, long[]>> sharing(
            Iterable<long[]> fresh, Iterable<long[]> taken, ScanPlan plan) {
        KeySet seen = new KeySet();
        KeySet shared = new KeySet();
        taken.forEach(block -> {
            for (int at = 0; at < block.length; at += KeyGroups.TAKEN) {
                seen.add(block[at]);
            }
        });
        fresh.forEach(block -> {
            for (int at = 0; at < block.length; at += LookedKeys.WIDTH) {
                if (!seen.add(block[at])) {
                    shared.add(block[at]);
                }
            }
        });
        LongStream.Builder places = LongStream.builder();
        fresh.forEach(block -> {
            for (int at = 0; at < block.length; at += LookedKeys.WIDTH) {
                if (shared.holds(block[at])) {
                    places.add(block[at + 1]);
                }
            }
        });
        return byTask(places.build(), plan);
    }

    private static List<Tuple2<Integer, long[]>> byTask(LongStream places, ScanPlan plan) {
        Map<Integer, LongStream.Builder> tasks = new HashMap<>();
        places.forEach(place -> tasks.computeIfAbsent(plan.taskOf(place), task -> LongStream.builder())
                .add(place));
        List<Tuple2<Integer, long[]>> blocks = new ArrayList<>();
        tasks.forEach((task, of) -> blocks.add(new Tuple2<>(task, of.build().toArray())));
        return blocks;
    }

    /** Those of the rows in some places that can be used, by bucket. */
    private static List<Tuple2<Integer, long[]>> judged(ScanPlan plan, long[] places, int buckets) throws IOException {
        HashBlocks blocks = new HashBlocks(KeyGroups.FRESH, buckets);
        try (PlacedReader rows = plan.reader(places)) {
            while (rows.next()) {
                RowReader row = rows.row();
                if (row.reason().isEmpty()) {
                    boolean isAppend = row.plan().layout().feeds().kind() == SilverTable.Kind.APPEND;
                    blocks.add(
                            row.key().hash(),
                            isAppend ? row.contentHash() : 0,
                            rows.place(),
                            isAppend ? row.eventDay() : 0);
                }
            }
        }
        return blocks.end();
    }
}
