package precredit;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test run. */
public final class LocalSpark {
    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.default.parallelism", "2")
            .config("spark.sql.session.timeZone", "Asia/Shanghai")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.extensions", extensions())
            .config("spark.databricks.delta.snapshotPartitions", "2")
            .config("spark.sql.warehouse.dir", "target/warehouse")
            .getOrCreate();

    private LocalSpark() {}

    public static SparkSession session() {
        return SESSION;
    }

    private static String extensions() {
        String delta = "io.delta.sql.DeltaSparkSessionExtension";
        return LocalSpark.class.getClassLoader().getResource(delta.replace('.', '/') + ".class") == null ? "" : delta;
    }
}
