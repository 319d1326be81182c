package precredit.lake;

import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.defaults.internal.parquet.ParquetStatsReader;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/**
 * Writes rows as Parquet files into a folder, one file for each task that has rows. A file counts once a commit names it:
 * what a task left that did not end is a name that nobody knows.
 */
record DataFiles(OutputWriterFactory factory, StructType columns, SerializableConfiguration configuration, String folder)
        implements Serializable {
    /** Bounds of the first columns, which say where and when a row comes from, serve to leave out files; of others not. */
    private static final int WITH_BOUNDS = 7;

    /** Writes the rows, which have no partition columns, below {@code folder}, a full address. */
    static List<DataFileStatus> write(Dataset<Row> rows, String folder) {
        SparkSession spark = rows.sparkSession();
        QueryExecution plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
        DataFiles files = of(spark, rows.schema(), folder);
        return SQLExecution.<List<Written>>withNewExecutionId(plan, Option.empty(), () -> plan
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(files::write)
                        .collect())
                .stream()
                .map(Written::status)
                .toList();
    }

    private static DataFiles of(SparkSession spark, StructType columns, String folder) {
        try {
            Job job = Job.getInstance(
                    ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().newHadoopConf());
            job.setOutputKeyClass(Void.class);
            job.setOutputValueClass(InternalRow.class);
            OutputWriterFactory factory = new ParquetFileFormat()
                    .prepareWrite(spark, job, scala.collection.immutable.Map$.MODULE$.empty(), columns);
            return new DataFiles(factory, columns, new SerializableConfiguration(job.getConfiguration()), folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A written file on its way to the driver; the bounds as the log has them. */
    private record Written(String path, long size, long modified, String schema, String statistics)
            implements Serializable {
        DataFileStatus status() {
            return new DataFileStatus(
                    path,
                    size,
                    modified,
                    DataFileStatistics.deserializeFromJson(
                            statistics, DataTypeJsonSerDe.deserializeStructType(schema)));
        }
    }

    private Iterator<Written> write(Iterator<InternalRow> rows) throws IOException {
        if (!rows.hasNext()) {
            return List.<Written>of().iterator();
        }
        TaskAttemptContext attempt = attempt();
        String name = String.format(
                java.util.Locale.ROOT,
                "part-%05d-%s-c000%s",
                TaskContext.get().partitionId(),
                UUID.randomUUID(),
                factory.getFileExtension(attempt));
        Path path = new Path(folder, name);
        OutputWriter writer = factory.newInstance(path.toString(), columns, attempt);
        try {
            while (rows.hasNext()) {
                writer.write(rows.next());
            }
        } finally {
            writer.close();
        }
        return List.of(written(path)).iterator();
    }

    private TaskAttemptContext attempt() {
        TaskContext task = TaskContext.get();
        TaskAttemptID id = new TaskAttemptID(
                "precredit", task.stageId(), TaskType.MAP, task.partitionId(), task.attemptNumber());
        return new TaskAttemptContextImpl(configuration.value(), id);
    }

    private Written written(Path path) throws IOException {
        FileStatus status = path.getFileSystem(configuration.value()).getFileStatus(path);
        var schema = DataTypeJsonSerDe.deserializeStructType(columns.json());
        DataFileStatistics statistics = ParquetStatsReader.readDataFileStatistics(
                new HadoopFileIO(configuration.value()).newInputFile(path.toString(), status.getLen()),
                schema,
                withBounds());
        return new Written(
                path.toString(),
                status.getLen(),
                status.getModificationTime(),
                columns.json(),
                statistics.serializeAsJson(schema));
    }

    private List<Column> withBounds() {
        return Stream.of(columns.fields())
                .limit(WITH_BOUNDS)
                .filter(field -> !(field.dataType() instanceof BinaryType))
                .map(field -> new Column(field.name()))
                .toList();
    }
}
