package precredit.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.types.StructType;

/** A data file that a task is writing row by row, by Spark's own writer. */
final class RowFile {
    private final Path path;
    private final StructType columns;
    private final Configuration configuration;
    private final OutputWriter writer;
    private boolean isEnded;

    RowFile(Path path, StructType columns, Configuration configuration, OutputWriter writer) {
        this.path = path;
        this.columns = columns;
        this.configuration = configuration;
        this.writer = writer;
    }

    void write(InternalRow row) {
        writer.write(row);
    }

    /** Ends the file. One that is not ended is a name that nobody knows, which tidying takes away. */
    WrittenFile end() throws IOException {
        isEnded = true;
        writer.close();
        return WrittenFile.of(path, columns, configuration);
    }

    /** Lets go of what is held open for a file whose task failed before its end. */
    void giveUp() {
        if (!isEnded) {
            writer.close();
        }
    }
}
