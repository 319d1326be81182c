package precredit.lake;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.execution.datasources.PartitioningUtils$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.mutable.LinkedHashMap$;
import scala.jdk.javaapi.CollectionConverters;

/** Files of a Delta table, already known, as Spark wants to be told of them: nothing is listed. */
final class DeltaFileIndex extends PartitioningAwareFileIndex {
    private final Path root;
    private final PartitionSpec partitions;
    private final scala.collection.mutable.LinkedHashMap<Path, FileStatus> leaves;
    private final scala.collection.immutable.Map<Path, FileStatus[]> children;

    DeltaFileIndex(SparkSession spark, Path root, StructType partitionColumns, DeltaFiles files) {
        super(
                (org.apache.spark.sql.classic.SparkSession) spark,
                scala.collection.immutable.Map$.MODULE$.empty(),
                Option.apply(partitionColumns),
                NoopCache$.MODULE$);
        this.root = root;
        Map<Path, FileStatus> byPath = new LinkedHashMap<>();
        Map<Path, FileStatus[]> byFolder = new LinkedHashMap<>();
        files.byFolder().forEach((folder, those) -> {
            byFolder.put(folder, those.toArray(FileStatus[]::new));
            those.forEach(file -> byPath.put(file.getPath(), file));
        });
        this.leaves = LinkedHashMap$.MODULE$.from(CollectionConverters.asScala(byPath));
        this.children = scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(byFolder));
        List<PartitionPath> paths = files.partitions().entrySet().stream()
                .map(of -> new PartitionPath(values(partitionColumns, of.getValue()), of.getKey()))
                .toList();
        this.partitions = new PartitionSpec(
                partitionColumns, CollectionConverters.asScala(paths).toSeq());
    }

    private static InternalRow values(StructType columns, Map<String, String> texts) {
        return InternalRow.fromSeq(CollectionConverters.asScala(List.of(columns.fields()).stream()
                        .map(column -> value(column, texts.get(column.name())))
                        .toList())
                .toSeq());
    }

    private static Object value(StructField column, String text) {
        if (text == null) {
            throw new IllegalStateException("a file without a value of the partition column " + column.name());
        }
        Object value = PartitioningUtils$.MODULE$.castPartValueToDesiredType(column.dataType(), text, ZoneOffset.UTC);
        return value instanceof String string ? UTF8String.fromString(string) : value;
    }

    @Override
    public PartitionSpec partitionSpec() {
        return partitions;
    }

    @Override
    public scala.collection.mutable.LinkedHashMap<Path, FileStatus> leafFiles() {
        return leaves;
    }

    @Override
    public scala.collection.immutable.Map<Path, FileStatus[]> leafDirToChildrenFiles() {
        return children;
    }

    @Override
    public Seq<Path> rootPaths() {
        return CollectionConverters.asScala(List.of(root)).toSeq();
    }

    /** A version of a table does not change. */
    @Override
    public void refresh() {}
}
