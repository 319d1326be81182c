package precredit;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test run; it has Delta, and our way of writing its log, where these are on the class path. */
public final class LocalSpark {
    private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";
    private static final String LOG_STORE = "precredit.lake.GuardedLogStore";
    private static final SparkSession SESSION = withDelta(SparkSession.builder()
                    .master("local[2, 4]")
                    .appName("tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "localhost")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.default.parallelism", "2")
                    .config("spark.sql.session.timeZone", "Asia/Shanghai")
                    .config("spark.sql.datetime.java8API.enabled", "true")
                    .config("spark.sql.warehouse.dir", "target/warehouse"))
            .getOrCreate();

    private LocalSpark() {}

    public static SparkSession session() {
        return SESSION;
    }

    private static SparkSession.Builder withDelta(SparkSession.Builder builder) {
        if (isThere(LOG_STORE)) {
            for (String scheme : new String[] {"file", "s3a"}) {
                builder.config("spark.delta.logStore." + scheme + ".impl", LOG_STORE);
                builder.config("spark.hadoop.io.delta.kernel.logStore." + scheme + ".impl", LOG_STORE);
            }
        }
        return isThere(DELTA)
                ? builder.config("spark.sql.extensions", DELTA)
                        .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                        .config("spark.databricks.delta.snapshotPartitions", "2")
                : builder;
    }

    private static boolean isThere(String type) {
        return LocalSpark.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }
}
