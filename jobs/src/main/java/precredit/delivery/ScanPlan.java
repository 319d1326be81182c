package precredit.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Tokens;

/**
 * One reading of deliveries: which files, cut into which slices for which tasks. {@code repeating} are the lines by file,
 * sorted, that repeat others.
 */
record ScanPlan(
        List<FilePlan> files,
        List<List<Slice>> partitions,
        Map<Integer, long[]> repeating,
        Tokens.Key tokenKey,
        Set<String> erased,
        SerializableConfiguration configuration)
        implements Serializable {

    /** The rows of the slices of one task. */
    DeliveryReader reader(int partition) {
        return new DeliveryReader(this, partitions.get(partition));
    }

    /** What a task makes of its slices. */
    @FunctionalInterface
    interface Reading<T> extends Serializable {
        Iterable<T> of(DeliveryReader rows) throws java.io.IOException;
    }

    /** Reads in tasks. A plan tells of hundreds of files, so it is sent once, not with each task. */
    <T> JavaRDD<T> read(SparkSession spark, Reading<T> reading) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<ScanPlan> plan = context.broadcast(this);
        FlatMapFunction<Integer, T> task = partition -> {
            try (DeliveryReader rows = plan.value().reader(partition)) {
                return reading.of(rows).iterator();
            }
        };
        List<Integer> numbers = IntStream.range(0, partitions.size()).boxed().toList();
        return context.parallelize(numbers, numbers.size()).flatMap(task);
    }
}
