package precredit.columnar;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** A Parquet file with the columns and the types that Spark would give it, written value by value. Serves one thread. */
public final class ColumnarFile implements Closeable {
    private static final String SPARK_VERSION = "org.apache.spark.version";
    private static final String SPARK_COLUMNS = "org.apache.spark.sql.parquet.row.metadata";

    private final StructType columns;
    private final ParquetProperties properties;
    private final CodecFactory codecs;
    private final ParquetFileWriter file;
    private final RowGroup rowGroup;
    private final List<PagedColumn> values;
    private final long mostBytes;
    private long rows;

    /** Opens a new file, with the settings that Spark and Parquet take from the configuration. */
    public ColumnarFile(Path path, StructType columns, CompressionCodecName codec, Configuration configuration)
            throws IOException {
        this.columns = columns;
        this.properties = properties(columns, configuration);
        this.codecs = new CodecFactory(configuration, properties.getPageSizeThreshold());
        this.mostBytes = ParquetOutputFormat.getLongBlockSize(configuration);
        MessageType schema = new SparkToParquetSchemaConverter(configuration).convert(columns);
        this.rowGroup = new RowGroup(schema, properties, codecs.getCompressor(codec));
        this.values = schema.getColumns().stream().map(this::column).toList();
        this.file = new ParquetFileWriter(
                HadoopOutputFile.fromPath(path, configuration),
                schema,
                ParquetFileWriter.Mode.CREATE,
                mostBytes,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                properties);
        file.start();
        begin();
    }

    /** One for each column, in order; each takes a value, or null, before {@link #endRow}. */
    public ColumnValues[] values() {
        return values.toArray(ColumnValues[]::new);
    }

    /** Says that each column has taken the value of a row. */
    public void endRow() {
        rows++;
        if (rowGroup.bytes() >= mostBytes) {
            try {
                end();
                begin();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        try (file) {
            end();
            file.end(Map.of(
                    SPARK_VERSION, org.apache.spark.package$.MODULE$.SPARK_VERSION(), SPARK_COLUMNS, columns.json()));
        } finally {
            codecs.release();
        }
    }

    /** Lets go of a file that is not to be ended. */
    public void giveUp() {
        try (file) {
            codecs.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        rows = 0;
        rowGroup.begin();
        values.forEach(PagedColumn::begin);
    }

    private void end() throws IOException {
        if (rows > 0) {
            for (PagedColumn column : values) {
                column.end();
            }
            rowGroup.end(file, rows);
        }
    }

    private PagedColumn column(ColumnDescriptor descriptor) {
        return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64 -> new NumberColumn(descriptor, properties, rowGroup);
            case BOOLEAN -> new BooleanColumn(descriptor, properties, rowGroup);
            case BINARY -> new BytesColumn(descriptor, properties, rowGroup);
            default -> throw new IllegalArgumentException("no column of " + descriptor + " can be written");
        };
    }

    private static ParquetProperties properties(StructType columns, Configuration configuration) {
        ParquetProperties.Builder builder = ParquetProperties.builder()
                .withPageSize(ParquetOutputFormat.getPageSize(configuration))
                .withDictionaryPageSize(ParquetOutputFormat.getDictionaryPageSize(configuration))
                .withSizeStatisticsEnabled(false);
        for (String name : columns.fieldNames()) {
            builder.withDictionaryEncoding(name, isOn(ParquetOutputFormat.ENABLE_DICTIONARY, name, configuration))
                    .withStatisticsEnabled(name, isOn(ParquetOutputFormat.STATISTICS_ENABLED, name, configuration));
        }
        return builder.build();
    }

    private static boolean isOn(String setting, String column, Configuration configuration) {
        return configuration.getBoolean(setting + "#" + column, configuration.getBoolean(setting, true));
    }
}
