package precredit.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Tokens;
import scala.Tuple2;

/** How deliveries are read in tasks: which files, cut into which slices for which task, in the order of delivery. */
record ScanPlan(
        List<FilePlan> files,
        List<List<Slice>> partitions,
        Tokens.Key tokenKey,
        Set<String> erased,
        SerializableConfiguration configuration)
        implements Serializable {

    /** The task that reads the row in a {@link Place}. */
    int taskOf(long place) {
        int low = 0;
        int high = partitions.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            Slice first = partitions.get(middle).get(0);
            boolean isBefore = Place.of(first.file(), first.start()) <= place;
            low = isBefore ? middle : low;
            high = isBefore ? high : middle;
        }
        return low;
    }

    /** All rows of the slices of a task, of which those in these places, in order, repeat others. */
    DeliveryReader reader(int task, long[] repeating) {
        return new DeliveryReader(this, partitions.get(task), repeating);
    }

    /** The rows in some places, in order. */
    PlacedReader reader(long[] places) {
        return new PlacedReader(this, places);
    }

    /** A plan tells of hundreds of files, so it is sent once, not with each task. */
    Broadcast<ScanPlan> sent(SparkSession spark) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(this);
    }

    /** What a task makes of its rows, given places among them, in order. */
    @FunctionalInterface
    interface Reading<T> extends Serializable {
        Iterable<T> of(ScanPlan plan, int task, long[] places) throws java.io.IOException;
    }

    /** Reads in all tasks of a plan; {@code places} are blocks by the task that reads them. */
    static <T> JavaRDD<T> read(Broadcast<ScanPlan> plan, JavaPairRDD<Integer, long[]> places, Reading<T> reading) {
        return places.partitionBy(new HashPartitioner(plan.value().partitions().size()))
                .mapPartitionsWithIndex(
                        (task, blocks) -> {
                            Iterable<Tuple2<Integer, long[]>> all = () -> blocks;
                            long[] sorted = StreamSupport.stream(all.spliterator(), false)
                                    .flatMapToLong(block -> LongStream.of(block._2()))
                                    .sorted()
                                    .distinct()
                                    .toArray();
                            return reading.of(plan.value(), task, sorted).iterator();
                        },
                        true);
    }
}
