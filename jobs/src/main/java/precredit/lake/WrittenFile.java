package precredit.lake;

import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.DataFileStatus;
import java.io.Serializable;

/**
 * A data file that a task wrote, on its way to the driver. It is part of no table until a commit names it.
 *
 * @param schema its columns, as JSON
 * @param statistics its rows and their bounds, as JSON of the Delta protocol
 */
public record WrittenFile(String path, long size, long modified, String schema, String statistics)
        implements Serializable {
    DataFileStatus status() {
        return new DataFileStatus(
                path,
                size,
                modified,
                DataFileStatistics.deserializeFromJson(statistics, DataTypeJsonSerDe.deserializeStructType(schema)));
    }
}
