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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
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

    /** The rows of a county, of one date or of all, in the columns of the table. */
    Dataset<Row> slice(String county, Optional<LocalDate> asOf) {
        DeltaFiles files = DeltaFiles.of(snapshot, engine, predicate(county, asOf));
        Dataset<Row> rows = files.arePlain() && !hasMappedColumns() ? plain(files) : byDelta();
        Dataset<Row> ofCounty = rows.where(functions.col("county").equalTo(county));
        return asOf.map(date -> ofCounty.where(functions.col("as_of").equalTo(functions.lit(date))))
                .orElse(ofCounty);
    }

    /** Makes a table that is not there, with its first files; says no when another county has made it in the meantime. */
    static boolean create(SparkSession spark, String uri, Columns columns, List<WrittenFile> files, Origin origin) {
        Engine engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
        try {
            Commit.first(engine, uri, columns.all().asNullable(), columns.partitions(), origin.run())
                    .make(origin.extent().values(origin.county()), files, List.of());
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
    boolean replace(Origin origin, StructType columns, List<WrittenFile> files) {
        if (!isPlainlyWritten() || !has(columns)) {
            return false;
        }
        Extent extent = origin.extent();
        Predicate replaced = extent.predicate()
                .<Predicate>map(within -> new And(ofCounty(origin.county()), within))
                .orElseGet(() -> ofCounty(origin.county()));
        List<io.delta.kernel.data.Row> gone = DeltaFiles.scanned(snapshot, engine, replaced);
        List<WrittenFile> come = new ArrayList<>(files);
        if (!gone.isEmpty() && !extent.isOfWholeFiles()) {
            Dataset<Row> beside =
                    plain(DeltaFiles.of(snapshot, engine, replaced)).where(functions.not(functions.expr(extent.sql())));
            come.addAll(FileWriting.write(beside.drop(partitions()), extent.folder(uri, origin.county())));
        }
        Commit.next(engine, snapshot, origin.run()).make(extent.values(origin.county()), come, gone);
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
    Optional<Path> lostFile(String county, Optional<LocalDate> asOf) {
        return DeltaFiles.of(snapshot, engine, predicate(county, asOf))
                .lost(spark.sparkContext().hadoopConfiguration());
    }

    private static Predicate predicate(String county, Optional<LocalDate> asOf) {
        Predicate ofCounty = ofCounty(county);
        return asOf.map(date ->
                        new Predicate("AND", ofCounty, new Predicate("=", new Column("as_of"), Literal.ofDate((int)
                                date.toEpochDay()))))
                .orElse(ofCounty);
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
