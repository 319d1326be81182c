package precredit.lake;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.sql.types.StructType;
import precredit.columnar.ColumnValues;
import precredit.columnar.ColumnarFile;

/** A data file that is being written value by value. */
public final class DataFile {
    private final Path path;
    private final StructType columns;
    private final Configuration configuration;
    private final ColumnarFile file;
    private boolean isEnded;

    DataFile(Path path, StructType columns, CompressionCodecName codec, Configuration configuration)
            throws IOException {
        this.path = path;
        this.columns = columns;
        this.configuration = configuration;
        this.file = new ColumnarFile(path, columns, codec, configuration);
    }

    /** One for each column, in order; each takes a value, or null, before {@link #endRow}. */
    public ColumnValues[] values() {
        return file.values();
    }

    public void endRow() {
        file.endRow();
    }

    /** Adds a row whose values are of Java's types for those of the columns. */
    void add(List<Object> row) {
        for (int i = 0; i < row.size(); i++) {
            add(row.get(i), values()[i]);
        }
        endRow();
    }

    private static void add(Object value, ColumnValues to) {
        if (value == null) {
            to.addNull();
        } else if (value instanceof String text) {
            to.add(text);
        } else if (value instanceof Long number) {
            to.add(number.longValue());
        } else if (value instanceof Integer number) {
            to.add(number.intValue());
        } else if (value instanceof LocalDate date) {
            to.add((int) date.toEpochDay());
        } else {
            throw new IllegalArgumentException("no value of " + value.getClass() + " can be written");
        }
    }

    /** Ends the file. One that is not ended is a name that nobody knows, which tidying takes away. */
    public WrittenFile end() throws IOException {
        isEnded = true;
        file.close();
        return WrittenFile.of(path, columns, configuration);
    }

    /** Lets go of what is held open for a file whose task failed before its end. */
    void giveUp() {
        if (!isEnded) {
            file.giveUp();
        }
    }
}
