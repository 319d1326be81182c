package precredit.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Tokens;
import precredit.lake.KeyFilter;
import precredit.parallel.Shares;
import scala.Tuple2;

/**
 * One look at delivered files, in tasks. It tells what each file holds; the hashes of the keys of its rows are kept, by the
 * places of these, until this is closed.
 */
final class Looks implements AutoCloseable {
    private static final long BYTES_PER_BUCKET = 32L << 20;
    private static final int BYTES_PER_PACKED_BYTE = 6;
    private static final int TASKS_PER_CORE = 4;

    private final JavaRDD<Look> looks;
    private final int buckets;
    private final List<Inspection> inspections;

    private Looks(JavaRDD<Look> looks, int buckets) {
        this.looks = looks;
        this.buckets = buckets;
        List<Inspection> all = new ArrayList<>();
        looks.map(Look::inspections).collect().forEach(all::addAll);
        all.sort(Comparator.comparingInt(Inspection::number));
        this.inspections = all;
    }

    static Looks at(
            List<Look.Request> files,
            Tokens.Key tokenKey,
            SparkSession spark,
            SerializableConfiguration configuration) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int buckets = buckets(files);
        List<List<Look.Request>> tasks =
                Shares.of(files, Look.Request::bytes, TASKS_PER_CORE * context.defaultParallelism());
        JavaRDD<Look> looks = tasks.isEmpty()
                ? context.emptyRDD()
                : context.parallelize(tasks, tasks.size())
                        .map(ofTask -> Look.at(ofTask, buckets, tokenKey, configuration.value()));
        return new Looks(looks.persist(StorageLevel.MEMORY_AND_DISK()), buckets);
    }

    private static int buckets(List<Look.Request> files) {
        long bytes = files.stream()
                .mapToLong(file -> file.bytes() * (file.file().compressed() ? BYTES_PER_PACKED_BYTE : 1))
                .sum();
        return (int) (1 + bytes / BYTES_PER_BUCKET);
    }

    /** One for each request, in their order. */
    List<Inspection> inspections() {
        return inspections;
    }

    /** Into how many buckets hashes are put. */
    int buckets() {
        return buckets;
    }

    /** The hashes by bucket; {@code numbers} gives the new number of a file, or -1 where its rows are not wanted. */
    JavaPairRDD<Integer, long[]> keys(int[] numbers) {
        return looks.flatMapToPair(look -> look.keys().stream()
                .map(block -> new Tuple2<>(block._1(), renumbered(block._2(), numbers)))
                .iterator());
    }

    /** Lets most hashes pass that are not among so many wanted ones. */
    KeyFilter filter(int[] numbers, long rows) {
        return keys(numbers)
                .values()
                .mapPartitions(blocks -> {
                    KeyFilter filter = KeyFilter.of(rows);
                    blocks.forEachRemaining(block -> {
                        for (int at = 0; at < block.length; at += LookedKeys.WIDTH) {
                            filter.add(block[at]);
                        }
                    });
                    return List.of(filter).iterator();
                })
                .reduce(KeyFilter::merge);
    }

    private static long[] renumbered(long[] block, int[] numbers) {
        long[] wanted = new long[block.length];
        int filled = 0;
        for (int at = 0; at < block.length; at += LookedKeys.WIDTH) {
            int number = numbers[Place.file(block[at + 1])];
            if (number >= 0) {
                wanted[filled++] = block[at];
                wanted[filled++] = Place.of(number, Place.position(block[at + 1]));
            }
        }
        return java.util.Arrays.copyOf(wanted, filled);
    }

    /** Lets go of the hashes. */
    @Override
    public void close() {
        looks.unpersist();
    }
}
