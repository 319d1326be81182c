package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.problem.Problems;
import scala.Option;

/** One Delta table at one version. */
final class DeltaTable {
    /** The highest version of a writer's duties that know no features one by one. */
    private static final int PLAIN_WRITER = 2;

    private final SparkSession spark;
    private final String uri;
    private final Engine engine;
    private final Snapshot snapshot;

    private DeltaTable(SparkSession spark, String uri, UnaryOperator<SnapshotBuilder> version) {
        this.spark = spark;
        this.uri = uri;
        this.engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
        this.snapshot = opened(version);
        LogCheck.require(snapshot, spark.sparkContext().hadoopConfiguration());
    }

    /** Of files of a log that do not belong together Kernel says that an argument is wrong. */
    private Snapshot opened(UnaryOperator<SnapshotBuilder> version) {
        try {
            return version.apply(TableManager.loadSnapshot(uri)).build(engine);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Problems.damagedStorage(LogCheck.named(uri + "/_delta_log"), "its files do not belong together");
        }
    }

    static DeltaTable newest(SparkSession spark, String uri) {
        return new DeltaTable(spark, uri, UnaryOperator.identity());
    }

    /** A past version; a KernelException when the log does not go back, or on, to it. */
    static DeltaTable at(SparkSession spark, String uri, long version) {
        return new DeltaTable(spark, uri, snapshot -> snapshot.atVersion(version));
    }

    long version() {
        return snapshot.getVersion();
    }

    /** The rows of a county within an extent, in the columns of the table. */
    Dataset<Row> slice(String county, Extent extent) {
        return read(DeltaFiles.of(snapshot, engine, predicate(county, extent)))
                .where(functions.col("county").equalTo(county))
                .where(functions.expr(extent.sql()));
    }

    /**
     * The rows of a county in files that this version has and an earlier one has not, or the other way round; none where
     * more than half of what was there went, by bytes, or where files are not plain.
     */
    Optional<Dataset<Row>> changedSince(DeltaTable earlier, String county) {
        return since(earlier, county)
                .filter(change -> 2 * change.gone().bytes() <= change.bytes())
                .map(change -> plain(change.come().and(change.gone()), county));
    }

    /** The rows of a county in files that an earlier version has not; none where a file of that one went or files are not plain. */
    Optional<Dataset<Row>> addedSince(DeltaTable earlier, String county) {
        return since(earlier, county)
                .filter(change -> change.gone().byFolder().isEmpty())
                .map(change -> plain(change.come(), county));
    }

    /** The rows of a county in files that only an earlier version has; none where files are not plain. */
    Optional<Dataset<Row>> goneSince(DeltaTable earlier, String county) {
        return since(earlier, county).map(change -> plain(change.gone(), county));
    }

    /** What became of the files of a county, and how many bytes there were before. */
    private record Change(DeltaFiles come, DeltaFiles gone, long bytes) {}

    private Optional<Change> since(DeltaTable earlier, String county) {
        DeltaFiles now = DeltaFiles.of(snapshot, engine, ofCounty(county));
        DeltaFiles then = DeltaFiles.of(earlier.snapshot, engine, ofCounty(county));
        return now.arePlain() && then.arePlain() && !hasMappedColumns()
                ? Optional.of(new Change(now.without(then), then.without(now), then.bytes()))
                : Optional.empty();
    }

    private Dataset<Row> plain(DeltaFiles files, String county) {
        return plain(files).where(functions.col("county").equalTo(county));
    }

    /** The names of the files of a county, in order. */
    List<String> files(String county) {
        return DeltaFiles.of(snapshot, engine, ofCounty(county)).names();
    }

    /** The rows of a county in some columns of texts, dates and whole numbers, read in this process. */
    List<Row> rows(String county, StructType columns) {
        return FewRows.of(
                engine, snapshot.getScanBuilder().withFilter(ofCounty(county)).build(), columns);
    }

    /** Rows of a county as a scan by their keys finds them. */
    JavaRDD<long[]> rowsOfKeys(String county, KeyScan scan) {
        DeltaFiles files = DeltaFiles.of(snapshot, engine, predicate(county, scan.extent()));
        return files.arePlain() && !hasMappedColumns() ? scan.of(spark, files) : scan.of(slice(county, scan.extent()));
    }

    /** The bytes of the files of a county. */
    long bytes(String county) {
        return DeltaFiles.of(snapshot, engine, ofCounty(county)).bytes();
    }

    private Dataset<Row> read(DeltaFiles files) {
        return files.arePlain() && !hasMappedColumns() ? plain(files) : byDelta();
    }

    /** Makes a table that is not there, with its first files; says no when another county has made it in the meantime. */
    static boolean create(SparkSession spark, String uri, Columns columns, List<Commit.Part> parts, String run) {
        Engine engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
        try {
            Commit.first(engine, uri, columns.all().asNullable(), columns.partitions(), run)
                    .make(parts, List.of());
            return true;
        } catch (ConcurrentWriteException | TableAlreadyExistsException e) {
            return false;
        }
    }

    /** The columns of a new table, and those of them by which it is partitioned. */
    record Columns(StructType all, List<String> partitions) {}

    /** What a write replaces, whose rows they are, and the run that writes. */
    record Origin(String county, Extent extent, String run) {}

    /**
     * Puts files in the place of the rows of a county within an extent, in one commit; rows beside them that share a file
     * with such rows are written anew. Does nothing and says no where Delta itself has to: when {@code columns} are not of
     * this table, or it asks more of its writers.
     */
    boolean replace(Origin origin, StructType columns, List<Commit.Part> parts) {
        if (!isPlainlyWritten() || !has(columns)) {
            return false;
        }
        Extent extent = origin.extent();
        Predicate replaced = predicate(origin.county(), extent);
        List<io.delta.kernel.data.Row> gone = DeltaFiles.scanned(snapshot, engine, replaced);
        List<Commit.Part> come = new ArrayList<>(parts);
        if (!gone.isEmpty() && !extent.isOfWholeFiles()) {
            Dataset<Row> beside =
                    plain(DeltaFiles.of(snapshot, engine, replaced)).where(functions.not(functions.expr(extent.sql())));
            come.add(extent.part(
                    origin.county(),
                    FileWriting.write(beside.drop(partitions()), extent.folder(uri, origin.county()))));
        }
        Commit.next(engine, snapshot, origin.run()).make(come, gone);
        return true;
    }

    private String[] partitions() {
        return snapshot.getPartitionColumnNames().toArray(String[]::new);
    }

    /** Whether no feature of the table asks more of a writer than to name files. */
    private boolean isPlainlyWritten() {
        return snapshot.getProtocol().getMinWriterVersion() <= PLAIN_WRITER && !hasMappedColumns();
    }

    /** Whether each of these columns is one of the table, of the same type. */
    private boolean has(StructType columns) {
        Map<String, DataType> types = new HashMap<>();
        for (StructField field : columns().asNullable().fields()) {
            types.put(field.name(), field.dataType());
        }
        return Stream.of(columns.asNullable().fields())
                .allMatch(field -> field.dataType().equals(types.get(field.name())));
    }

    private StructType columns() {
        return (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString());
    }

    /** A file of a slice that is there no more. */
    Optional<Path> lostFile(String county, Extent extent) {
        return DeltaFiles.of(snapshot, engine, predicate(county, extent))
                .lost(spark.sparkContext().hadoopConfiguration());
    }

    private static Predicate predicate(String county, Extent extent) {
        return extent.predicate()
                .<Predicate>map(within -> new And(ofCounty(county), within))
                .orElseGet(() -> ofCounty(county));
    }

    private static Predicate ofCounty(String county) {
        return new Predicate("=", new Column("county"), Literal.ofString(county));
    }

    /** Tables of ours are plain Parquet; one that another tool gave deletion vectors or mapped columns is not. */
    private boolean hasMappedColumns() {
        return !snapshot.getTableProperties()
                .getOrDefault("delta.columnMapping.mode", "none")
                .equals("none");
    }

    private Dataset<Row> plain(DeltaFiles files) {
        StructType columns = columns();
        StructType partitionColumns = new StructType(
                snapshot.getPartitionColumnNames().stream().map(columns::apply).toArray(StructField[]::new));
        return ((org.apache.spark.sql.classic.SparkSession) spark)
                .baseRelationToDataFrame(new HadoopFsRelation(
                        new DeltaFileIndex(spark, new Path(uri), partitionColumns, files),
                        partitionColumns,
                        columns,
                        Option.empty(),
                        new ParquetFileFormat(),
                        scala.collection.immutable.Map$.MODULE$.empty(),
                        (org.apache.spark.sql.classic.SparkSession) spark));
    }

    private Dataset<Row> byDelta() {
        return spark.read()
                .format("delta")
                .option("versionAsOf", snapshot.getVersion())
                .load(uri);
    }
}
