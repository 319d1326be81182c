package precredit.columnar;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The pages of the rows that a file keeps together, compressed, until all of them are there. */
final class RowGroup {
    private final MessageType schema;
    private final ParquetProperties properties;
    private final CodecFactory.BytesCompressor compressor;
    private ColumnChunkPageWriteStore pages;
    private long bytes;

    RowGroup(MessageType schema, ParquetProperties properties, CodecFactory.BytesCompressor compressor) {
        this.schema = schema;
        this.properties = properties;
        this.compressor = compressor;
    }

    void begin() {
        bytes = 0;
        pages = new ColumnChunkPageWriteStore(
                compressor,
                schema,
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
    }

    PageWriter pages(ColumnDescriptor column) {
        return pages.getPageWriter(column);
    }

    void grew(long more) {
        bytes += more;
    }

    /** Bytes of its pages, before they were compressed. */
    long bytes() {
        return bytes;
    }

    void end(ParquetFileWriter file, long rows) throws IOException {
        file.startBlock(rows);
        pages.flushToFileWriter(file);
        file.endBlock();
        pages.close();
    }
}
