package precredit.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetWriteSupport;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskFailureListener;
import precredit.rows.InTasks;

/** How the tasks of a session write data files; made on the driver and sent to them. */
public final class FileWriting implements Serializable {
    private static final long serialVersionUID = 1L;

    private final OutputWriterFactory factory;
    private final SerializableConfiguration configuration;

    private FileWriting(OutputWriterFactory factory, Configuration configuration) {
        this.factory = factory;
        this.configuration = new SerializableConfiguration(configuration);
    }

    public static FileWriting of(SparkSession spark) {
        try {
            Job job = Job.getInstance(((org.apache.spark.sql.classic.SparkSession) spark)
                    .sessionState()
                    .newHadoopConf());
            job.setOutputKeyClass(Void.class);
            job.setOutputValueClass(InternalRow.class);
            OutputWriterFactory factory = new ParquetFileFormat()
                    .prepareWrite(spark, job, scala.collection.immutable.Map$.MODULE$.empty(), new StructType());
            return new FileWriting(factory, job.getConfiguration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a file of a name that no other has in a folder, a full address; if in a task, it is let go should that fail. */
    public DataFile open(String folder, StructType columns) throws IOException {
        return open(folder, columns, codec());
    }

    /** The same for values that nothing makes smaller. */
    public DataFile openUncompressed(String folder, StructType columns) throws IOException {
        return open(folder, columns, CompressionCodecName.UNCOMPRESSED);
    }

    private DataFile open(String folder, StructType columns, CompressionCodecName codec) throws IOException {
        DataFile file = new DataFile(new Path(folder, newName(codec)), columns, codec, configuration.value());
        whenTaskFails(file::giveUp);
        return file;
    }

    private RowFile openForRows(String folder, StructType columns) {
        Configuration ofFile = new Configuration(configuration.value());
        ParquetWriteSupport.setSchema(columns, ofFile);
        Path path = new Path(folder, newName(codec()));
        TaskContext task = TaskContext.get();
        TaskAttemptContext attempt = new TaskAttemptContextImpl(
                ofFile,
                new TaskAttemptID("precredit", task.stageId(), TaskType.MAP, task.partitionId(), task.attemptNumber()));
        RowFile file = new RowFile(path, columns, ofFile, factory.newInstance(path.toString(), columns, attempt));
        whenTaskFails(file::giveUp);
        return file;
    }

    private CompressionCodecName codec() {
        return CompressionCodecName.fromConf(configuration.value().get(ParquetOutputFormat.COMPRESSION));
    }

    private static String newName(CompressionCodecName codec) {
        TaskContext task = TaskContext.get();
        return String.format(
                Locale.ROOT,
                "part-%05d-%s-c000%s.parquet",
                task == null ? 0 : task.partitionId(),
                UUID.randomUUID(),
                codec.getExtension());
    }

    private static void whenTaskFails(Runnable letGo) {
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskFailureListener((TaskFailureListener) (context, failure) -> letGo.run());
        }
    }

    /** Writes rows, which are in the order of the columns of a table, in this process; no file where there is none. */
    List<WrittenFile> write(List<Row> rows, LakeTable table, String folder) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try {
            DataFile file = open(folder, table.fileSchema());
            List<String> all = List.of(table.schema().fieldNames());
            for (Row row : rows) {
                List<Object> values = all.stream()
                        .filter(name -> !table.partitions().contains(name))
                        .map(name -> row.get(all.indexOf(name)))
                        .collect(Collectors.toList());
                file.add(values);
            }
            return List.of(file.end());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes rows, one file for each task that has any. */
    static List<WrittenFile> write(Dataset<Row> rows, String folder) {
        StructType columns = rows.schema();
        FileWriting writing = of(rows.sparkSession());
        return InTasks.of(rows, ofTask -> writing.write(ofTask, folder, columns));
    }

    /** A file, and how many of its rows have each value of a text column. */
    record Tallied(WrittenFile file, Map<String, Long> counts) implements Serializable {}

    /** The same, counting rows by a text column as they are written. */
    static List<Tallied> write(Dataset<Row> rows, String folder, String column) {
        StructType columns = rows.schema();
        int at = columns.fieldIndex(column);
        FileWriting writing = of(rows.sparkSession());
        return InTasks.of(rows, ofTask -> {
            Tally tally = new Tally(ofTask, at);
            List<Tallied> written = new ArrayList<>();
            writing.write(tally, folder, columns)
                    .forEachRemaining(file -> written.add(new Tallied(file, tally.counts())));
            return written.iterator();
        });
    }

    /** A file with rows of one month, by its first day. */
    record OfMonth(LocalDate month, WrittenFile file) implements Serializable {}

    /**
     * Writes rows by the calendar month of a date that each has, one file for each month that a task has rows of, below
     * {@code folder} with the first day of the month behind it.
     */
    static List<OfMonth> writeByMonth(Dataset<Row> rows, String date, String folder) {
        StructType columns = rows.schema();
        int at = columns.fieldIndex(date);
        FileWriting writing = of(rows.sparkSession());
        return InTasks.of(rows, ofTask -> writing.writeByMonth(ofTask, at, folder, columns));
    }

    private Iterator<OfMonth> writeByMonth(Iterator<InternalRow> rows, int at, String folder, StructType columns)
            throws IOException {
        Map<LocalDate, RowFile> files = new TreeMap<>();
        rows.forEachRemaining(row -> files.computeIfAbsent(
                        LocalDate.ofEpochDay(row.getInt(at)).withDayOfMonth(1),
                        month -> openForRows(folder + month, columns))
                .write(row));
        List<OfMonth> written = new ArrayList<>();
        for (Map.Entry<LocalDate, RowFile> file : files.entrySet()) {
            written.add(new OfMonth(file.getKey(), file.getValue().end()));
        }
        return written.iterator();
    }

    private Iterator<WrittenFile> write(Iterator<InternalRow> rows, String folder, StructType columns)
            throws IOException {
        if (!rows.hasNext()) {
            return List.<WrittenFile>of().iterator();
        }
        RowFile file = openForRows(folder, columns);
        rows.forEachRemaining(file::write);
        return List.of(file.end()).iterator();
    }
}
