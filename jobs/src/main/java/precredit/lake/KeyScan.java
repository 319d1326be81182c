package precredit.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import precredit.parallel.Shares;

/**
 * Finds in an append table the rows of a source, delivered before a date, whose key may be among some few. Of most rows
 * no more than the hash of the key is read.
 */
record KeyScan(String source, LocalDate before, Broadcast<SoughtKeys> keys) implements Serializable {
    private static final String HASH = "key_hash";
    private static final List<String> ALL = List.of(HASH, "content_hash", "source", "dt", "event_date");

    Extent extent() {
        return Extent.before(source, before);
    }

    /** Key hash, content hash and day of each. */
    JavaRDD<long[]> of(Dataset<Row> slice) {
        return slice.where(keys.value().filter().mayHold(col("key_hash")))
                .select(col("key_hash"), col("content_hash"), coalesce(col("event_date"), col("dt")))
                .toJavaRDD()
                .map(row -> new long[] {
                    row.getLong(0), row.getLong(1), row.getLocalDate(2).toEpochDay()
                });
    }

    /** The same of plain data files; one array may tell of many rows. */
    JavaRDD<long[]> of(SparkSession spark, DeltaFiles files) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<FileStatus> all =
                files.byFolder().values().stream().flatMap(List::stream).toList();
        List<List<String>> tasks = Shares.of(all, FileStatus::getLen, context.defaultParallelism()).stream()
                .map(share ->
                        share.stream().map(file -> file.getPath().toString()).toList())
                .toList();
        return context.parallelize(tasks, Math.max(1, tasks.size())).flatMap(share -> {
            List<long[]> found = new ArrayList<>();
            for (String file : share) {
                find(new Path(file), keys.value().configuration().value(), found);
            }
            return found.iterator();
        });
    }

    private void find(Path path, Configuration configuration, List<long[]> found) throws IOException {
        var options = HadoopReadOptions.builder(configuration, path).build();
        try (ParquetFileReader file = ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration), options)) {
            for (int group = 0; group < file.getRowGroups().size(); group++) {
                int[] rows = rows(file, group);
                if (rows.length > 0) {
                    found.add(found(file, group, rows));
                }
            }
        }
    }

    /** The numbers of the rows of a row group whose hash passes. */
    private int[] rows(ParquetFileReader file, int group) throws IOException {
        MessageType wanted = columns(file, List.of(HASH));
        ColumnDescriptor column = wanted.getColumns().get(0);
        PageReader pages = file.readRowGroup(group).getPageReader(column);
        IntStream.Builder rows = IntStream.builder();
        int first = 0;
        for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
            if (!isPlain(column, page)) {
                return rows(readers(file, file.readRowGroup(group), wanted).get(0));
            }
            addRows(((DataPageV1) page).getBytes(), first, rows);
            first += page.getValueCount();
        }
        return rows.build().toArray();
    }

    /** Whether a page holds a hash for each of its rows, one after the other, and nothing else: as we write them. */
    private static boolean isPlain(ColumnDescriptor column, DataPage page) {
        return column.getMaxDefinitionLevel() == 0
                && page instanceof DataPageV1 plain
                && plain.getValueEncoding() == Encoding.PLAIN;
    }

    private void addRows(BytesInput page, int first, IntStream.Builder to) throws IOException {
        KeyFilter wanted = keys.value().filter();
        LongBuffer hashes = page.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        for (int i = 0; i < hashes.limit(); i++) {
            if (wanted.mayHold(hashes.get(i))) {
                to.add(first + i);
            }
        }
    }

    private int[] rows(ColumnReader hashes) {
        KeyFilter wanted = keys.value().filter();
        IntStream.Builder rows = IntStream.builder();
        for (int row = 0; row < hashes.getTotalValueCount(); row++) {
            if (wanted.mayHold(hashes.getLong())) {
                rows.add(row);
            }
            hashes.consume();
        }
        return rows.build().toArray();
    }

    /** Those of some rows that are of the source and the days before; no page is read that has none of the rows. */
    private long[] found(ParquetFileReader file, int group, int[] rows) throws IOException {
        MessageType wanted = columns(file, ALL);
        RowRanges ranges = ranges(file, group, rows);
        List<ColumnReader> columns = readers(file, file.readFilteredRowGroup(group, ranges), wanted);
        LongStream.Builder found = LongStream.builder();
        int next = 0;
        PrimitiveIterator.OfLong read = ranges.iterator();
        while (next < rows.length) {
            if (read.nextLong() == rows[next]) {
                add(columns, found);
                next++;
            }
            columns.forEach(KeyScan::pass);
        }
        return found.build().toArray();
    }

    private void add(List<ColumnReader> columns, LongStream.Builder found) {
        ColumnReader day = columns.get(ALL.indexOf("event_date"));
        int delivered = columns.get(ALL.indexOf("dt")).getInteger();
        String from = columns.get(ALL.indexOf("source")).getBinary().toStringUsingUTF8();
        if (delivered < before.toEpochDay() && from.equals(source)) {
            found.add(columns.get(ALL.indexOf(HASH)).getLong())
                    .add(columns.get(ALL.indexOf("content_hash")).getLong())
                    .add(hasValue(day) ? day.getInteger() : delivered);
        }
    }

    private static void pass(ColumnReader column) {
        if (hasValue(column)) {
            column.skip();
        }
        column.consume();
    }

    private static boolean hasValue(ColumnReader column) {
        return column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
    }

    /** The rows of the pages of hashes in which some rows are; all rows where a file does not tell where its pages begin. */
    private static RowRanges ranges(ParquetFileReader file, int group, int[] rows) throws IOException {
        BlockMetaData block = file.getRowGroups().get(group);
        ColumnChunkMetaData hashes = block.getColumns().stream()
                .filter(column -> column.getPath().toDotString().equals(HASH))
                .findFirst()
                .orElseThrow();
        OffsetIndex pages = file.readOffsetIndex(hashes);
        if (pages == null) {
            return RowRanges.createSingle(block.getRowCount());
        }
        PrimitiveIterator.OfInt hit = IntStream.range(0, pages.getPageCount())
                .filter(page ->
                        isIn(rows, pages.getFirstRowIndex(page), pages.getLastRowIndex(page, block.getRowCount())))
                .iterator();
        return RowRanges.create(block.getRowCount(), hit, pages);
    }

    private static boolean isIn(int[] rows, long first, long last) {
        int at = Arrays.binarySearch(rows, (int) first);
        return at >= 0 || (-at - 1 < rows.length && rows[-at - 1] <= last);
    }

    private static MessageType columns(ParquetFileReader file, List<String> names) {
        MessageType all = file.getFileMetaData().getSchema();
        MessageType wanted =
                new MessageType(all.getName(), names.stream().map(all::getType).toList());
        file.setRequestedSchema(wanted);
        return wanted;
    }

    private static List<ColumnReader> readers(ParquetFileReader file, PageReadStore pages, MessageType columns) {
        var store = new ColumnReadStoreImpl(
                pages,
                new DummyRecordConverter(columns).getRootConverter(),
                columns,
                file.getFileMetaData().getCreatedBy());
        return columns.getColumns().stream().map(store::getColumnReader).toList();
    }
}
