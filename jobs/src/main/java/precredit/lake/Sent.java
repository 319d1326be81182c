package precredit.lake;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * What generated code calls, sent once to wherever tasks run. What a column holds itself goes along with each job that
 * evaluates the column, and with each of its tasks.
 */
abstract class Sent<T extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<T> broadcast;
    /** To ask the broadcast for each row would take longer than what is asked for. */
    private transient T value;

    Sent(SparkSession spark, T value) {
        this.broadcast = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(value);
    }

    final T value() {
        if (value == null) {
            value = broadcast.value();
        }
        return value;
    }
}
