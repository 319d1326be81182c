package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import precredit.problem.Problems;
import scala.Option;

/** One Delta table at one version. */
final class DeltaTable {
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

    /** A file of a slice that is there no more. */
    Optional<Path> lostFile(String county, Optional<LocalDate> asOf) {
        return DeltaFiles.of(snapshot, engine, predicate(county, asOf))
                .lost(spark.sparkContext().hadoopConfiguration());
    }

    private static Predicate predicate(String county, Optional<LocalDate> asOf) {
        Predicate ofCounty = new Predicate("=", new Column("county"), Literal.ofString(county));
        return asOf.map(date ->
                        new Predicate("AND", ofCounty, new Predicate("=", new Column("as_of"), Literal.ofDate((int)
                                date.toEpochDay()))))
                .orElse(ofCounty);
    }

    /** Tables of ours are plain Parquet; one that another tool gave deletion vectors or mapped columns is not. */
    private boolean hasMappedColumns() {
        return !snapshot.getTableProperties()
                .getOrDefault("delta.columnMapping.mode", "none")
                .equals("none");
    }

    private Dataset<Row> plain(DeltaFiles files) {
        StructType columns =
                (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString());
        StructType partitionColumns = new StructType(snapshot.getPartitionColumnNames().stream()
                .map(columns::apply)
                .toArray(org.apache.spark.sql.types.StructField[]::new));
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
