package precredit.lake;

import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.defaults.internal.parquet.ParquetStatsReader;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.statistics.DataFileStatistics;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StructType;

/** A Parquet file that a task is writing. */
public final class DataFile {
    /** Bounds of the first columns, which say where and when a row comes from, serve to leave out files; of others not. */
    private static final int WITH_BOUNDS = 6;

    private final Path path;
    private final StructType columns;
    private final Configuration configuration;
    private final OutputWriter writer;
    private boolean isEnded;

    DataFile(Path path, StructType columns, Configuration configuration, OutputWriter writer) {
        this.path = path;
        this.columns = columns;
        this.configuration = configuration;
        this.writer = writer;
    }

    public void write(InternalRow row) {
        writer.write(row);
    }

    /** Ends the file. One that is not ended is a name that nobody knows, which tidying takes away. */
    public WrittenFile end() throws IOException {
        isEnded = true;
        writer.close();
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        var schema = DataTypeJsonSerDe.deserializeStructType(columns.json());
        DataFileStatistics statistics = ParquetStatsReader.readDataFileStatistics(
                new HadoopFileIO(configuration).newInputFile(path.toString(), status.getLen()), schema, withBounds());
        return new WrittenFile(
                path.toString(),
                status.getLen(),
                status.getModificationTime(),
                columns.json(),
                statistics.serializeAsJson(schema));
    }

    /** Lets go of what is held open for a file whose task failed before its end. */
    void giveUp() {
        if (!isEnded) {
            writer.close();
        }
    }

    private List<Column> withBounds() {
        return Stream.of(columns.fields())
                .limit(WITH_BOUNDS)
                .filter(field -> !(field.dataType() instanceof BinaryType))
                .map(field -> new Column(field.name()))
                .toList();
    }
}
