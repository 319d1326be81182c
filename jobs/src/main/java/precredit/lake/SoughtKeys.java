package precredit.lake;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What every task needs that looks for some keys in the files of tables: large enough to be sent once and not with each of
 * them.
 *
 * @param filter tells the keys
 * @param configuration opens the files
 */
public record SoughtKeys(KeyFilter filter, SerializableConfiguration configuration) implements Serializable {
    public static Broadcast<SoughtKeys> sent(SparkSession spark, KeyFilter filter) {
        SerializableConfiguration configuration =
                new SerializableConfiguration(((org.apache.spark.sql.classic.SparkSession) spark)
                        .sessionState()
                        .newHadoopConf());
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new SoughtKeys(filter, configuration));
    }
}
