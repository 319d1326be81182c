package precredit.lake;

import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.defaults.internal.parquet.ParquetStatsReader;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StructType;

/**
 * A data file that a task wrote, on its way to the driver. It is part of no table until a commit names it.
 *
 * @param schema its columns, as JSON
 * @param statistics its rows and their bounds, as JSON of the Delta protocol
 */
public record WrittenFile(String path, long size, long modified, String schema, String statistics)
        implements Serializable {
    /** Bounds of the first columns, which say where and when a row comes from, serve to leave out files; of others not. */
    private static final int WITH_BOUNDS = 6;

    /** A file with these columns that was ended. */
    static WrittenFile of(Path path, StructType columns, Configuration configuration) throws IOException {
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        var schema = DataTypeJsonSerDe.deserializeStructType(columns.json());
        DataFileStatistics statistics = ParquetStatsReader.readDataFileStatistics(
                new HadoopFileIO(configuration).newInputFile(path.toString(), status.getLen()),
                schema,
                withBounds(columns));
        return new WrittenFile(
                path.toString(),
                status.getLen(),
                status.getModificationTime(),
                columns.json(),
                statistics.serializeAsJson(schema));
    }

    private static List<Column> withBounds(StructType columns) {
        return Stream.of(columns.fields())
                .limit(WITH_BOUNDS)
                .filter(field -> !(field.dataType() instanceof BinaryType))
                .map(field -> new Column(field.name()))
                .toList();
    }

    DataFileStatus status() {
        return new DataFileStatus(
                path,
                size,
                modified,
                DataFileStatistics.deserializeFromJson(statistics, DataTypeJsonSerDe.deserializeStructType(schema)));
    }
}
