package precredit.lake;

import io.delta.tables.DeltaTable;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import precredit.store.Store;

/** The Delta tables of one storage root, as one county sees them. */
public final class Lake {
    private final SparkSession spark;
    private final Store store;
    private final String county;
    private final Pins pins;

    public Lake(SparkSession spark, Store store, String county) {
        this(spark, store, county, Pins.NONE);
    }

    /** A lake that reads the pinned tables from where and as they were, and writes to {@code store} alone. */
    public Lake(SparkSession spark, Store store, String county, Pins pins) {
        this.spark = spark;
        this.store = store;
        this.county = county;
        this.pins = pins;
    }

    public SparkSession spark() {
        return spark;
    }

    public boolean has(LakeTable table) {
        return pins.of(table).map(version -> version >= 0).orElseGet(() -> isThere(table));
    }

    private boolean isThere(LakeTable table) {
        return store.exists(address(table) + "/_delta_log");
    }

    /** The rows of this county; none when nothing was written yet. */
    public Dataset<Row> read(LakeTable table) {
        return has(table)
                ? pins.of(table)
                        .map(version -> pins.read(spark, table))
                        .orElseGet(() -> spark.read().format("delta").load(store.uri(address(table))))
                        .where(functions.col("county").equalTo(county))
                : spark.createDataFrame(java.util.List.of(), table.schema());
    }

    /** The slice of one date. */
    public Dataset<Row> read(LakeTable table, LocalDate asOf) {
        Dataset<Row> all = read(table);
        return all.columns().length == 0
                ? all
                : all.where(functions.col("as_of").equalTo(functions.lit(asOf)));
    }

    /** Replaces the slice of one date, so that writing it twice is writing it once; rows of another date are refused. */
    public void replace(LakeTable table, LocalDate asOf, Dataset<Row> rows, String run) {
        replaceWhere(table, "as_of = DATE'" + asOf + "'", rows, run);
    }

    /**
     * Replaces the rows of this county that meet {@code condition}; rows that do not meet it are refused. A table that is
     * not there yet is only written, for there is nothing to look through. A column that the table has not yet is added to
     * it, null in the older rows.
     */
    public void replaceWhere(LakeTable table, String condition, Dataset<Row> rows, String run) {
        if (!has(table)) {
            create(table, rows, run);
            return;
        }
        DataFrameWriter<Row> writer = inOrder(table, rows)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("userMetadata", run)
                .option("mergeSchema", true)
                .option("replaceWhere", "county = '" + county + "' AND (" + condition + ")")
                .partitionBy(table.partitions().toArray(String[]::new));
        writer.save(store.uri(address(table)));
    }

    /** The version of a table that a reader sees now, or -1. */
    public long version(LakeTable table) {
        return pins.of(table).orElseGet(() -> store.list(address(table) + "/_delta_log").stream()
                .filter(name -> name.matches("\\d{20}\\.json"))
                .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
                .max()
                .orElse(-1));
    }

    /** Compacts the files of this county and vacuums within the table's retention; false where there is no table. */
    public boolean tidy(LakeTable table) {
        if (!has(table)) {
            return false;
        }
        DeltaTable files = DeltaTable.forPath(spark, store.uri(address(table)));
        files.optimize().where("county = '" + county + "'").executeCompaction();
        files.vacuum();
        return true;
    }

    private void create(LakeTable table, Dataset<Row> rows, String run) {
        inOrder(table, rows)
                .write()
                .format("delta")
                .mode(SaveMode.ErrorIfExists)
                .option("userMetadata", run)
                .partitionBy(table.partitions().toArray(String[]::new))
                .save(store.uri(address(table)));
    }

    private static Dataset<Row> inOrder(LakeTable table, Dataset<Row> rows) {
        return table.schema().isEmpty()
                ? rows
                : rows.select(Stream.of(table.schema().fields())
                        .map(field -> functions
                                .col(field.name())
                                .cast(field.dataType())
                                .as(field.name()))
                        .toArray(Column[]::new));
    }

    static String address(LakeTable table) {
        return "lake/" + table.path();
    }
}
