package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** One Delta table at its newest version. */
final class DeltaTable {
    private final SparkSession spark;
    private final String uri;
    private final Engine engine;
    private final Snapshot snapshot;

    DeltaTable(SparkSession spark, String uri) {
        this.spark = spark;
        this.uri = uri;
        this.engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
        this.snapshot = TableManager.loadSnapshot(uri).build(engine);
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
