package precredit.night;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import precredit.lake.GuardedLogStore;
import precredit.settings.Settings;
import scala.Tuple2;

/** Opens the one Spark session of a command. */
public final class Sessions {
    private static final String DELTA = "spark.databricks.delta.";

    private static final List<String> WITHOUT_DICTIONARY = List.of(
            "line",
            "record_key",
            "key_hash",
            "content_hash",
            "version",
            "amount_yuan",
            "weight_kg",
            "id_number",
            "sealed",
            "row");
    /** Columns of hashes and sealed bytes: every range of rows has nearly the same bounds of them. */
    private static final List<String> WITHOUT_BOUNDS = List.of(
            "person_token",
            "debtor_token",
            "contractor_token",
            "record_key",
            "key_hash",
            "content_hash",
            "name",
            "id_number",
            "phone",
            "sealed",
            "row");

    private Sessions() {}

    public static SparkSession open(String master) {
        return open(master, Map.of());
    }

    /** A session of a run, whose lineage is told where the settings want it. */
    static SparkSession open(Settings settings) {
        return open(
                settings.master(),
                settings.lineage().map(LineageEvents::settings).orElse(Map.of()));
    }

    private static SparkSession open(String master, Map<String, String> more) {
        SparkSession.Builder builder = SparkSession.builder().appName("precredit");
        settings(master).forEach(builder::config);
        more.forEach(builder::config);
        SparkSession spark = builder.getOrCreate();
        // What fails reaches the caller, who says it once; Spark would print a stack for every task that fails with it.
        spark.sparkContext().setLogLevel("FATAL");
        return spark;
    }

    /** How Hadoop reaches files, as the session will, before there is one. */
    public static Configuration hadoop() {
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
            hadoop.set(setting._1(), setting._2());
        }
        return hadoop;
    }

    private static Map<String, String> settings(String master) {
        Map<String, String> settings = new TreeMap<>();
        boolean submitted = System.getProperty("spark.master") != null;
        if (!submitted) {
            settings.put("spark.master", master);
            settings.put("spark.driver.host", "localhost");
            settings.put("spark.driver.bindAddress", "127.0.0.1");
            settings.put("spark.ui.enabled", "false");
            settings.put("spark.sql.shuffle.partitions", System.getProperty("spark.sql.shuffle.partitions", "4"));
            // A hash table takes whole pages, and by default a page is a 64th of the heap: dozens of small ones fill
            // it.
            settings.put("spark.buffer.pageSize", "2m");
        }
        settings.put("spark.sql.session.timeZone", "Asia/Shanghai");
        settings.put("spark.sql.datetime.java8API.enabled", "true");
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/precredit-warehouse");
        settings.put("spark.sql.parquet.compression.codec", "zstd");
        // A page that is not as it was written is told, not read: an object store keeps no checksums beside files.
        settings.put("parquet.page.verify-checksum.enabled", "true");
        // A county's tokens fit into one dictionary; of values that never recur a dictionary is built in vain.
        settings.put("spark.hadoop.parquet.dictionary.page.size", Integer.toString(8 << 20));
        for (String column : WITHOUT_DICTIONARY) {
            settings.put("spark.hadoop.parquet.enable.dictionary#" + column, "false");
        }
        for (String column : WITHOUT_BOUNDS) {
            settings.put("spark.hadoop.parquet.column.statistics.enabled#" + column, "false");
        }
        // The tables are read more often for their few large columns than they are sent anywhere.
        settings.put("spark.hadoop.parquet.compression.codec.zstd.level", "1");
        // What a night keeps, it reads a few times: packing it costs more than it saves.
        settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
        // Nobody adds classes to a session of ours; without a loader of its own each task starts quicker.
        settings.put("spark.sql.artifact.isolation.enabled", "false");
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        // A commit is a file that one writer makes, and only while its run holds the lock.
        for (String scheme : List.of("file", "s3a")) {
            settings.put("spark.delta.logStore." + scheme + ".impl", GuardedLogStore.class.getName());
            settings.put("spark.hadoop.io.delta.kernel.logStore." + scheme + ".impl", GuardedLogStore.class.getName());
        }
        // A small table's log is read in two tasks, not in fifty.
        settings.put(DELTA + "snapshotPartitions", "2");
        settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "4");
        // An old night can be read for as long as an audit may ask for it; both must be set together.
        settings.put(DELTA + "properties.defaults.deletedFileRetentionDuration", "interval 800 days");
        settings.put(DELTA + "properties.defaults.logRetentionDuration", "interval 800 days");
        settings.put(DELTA + "properties.defaults.enableDeletionVectors", "false");
        // Files are skipped by county, source, file, dates and line; bounds of more columns cost more than they save.
        settings.put(DELTA + "properties.defaults.dataSkippingNumIndexedCols", "7");
        // A slice belongs to one county or one date, so its writer need not sort it first.
        settings.put("spark.sql.maxConcurrentOutputFileWriters", "16");
        settings.put(DELTA + "writeChecksumFile.enabled", "false");
        // Outside UTC, Delta else rebuilds the whole state of a table after each commit, to compare it.
        settings.put(DELTA + "allFilesInCrc.verificationMode.forceOnNonUTC.enabled", "false");
        return settings;
    }
}
