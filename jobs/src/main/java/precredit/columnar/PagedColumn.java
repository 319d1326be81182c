package precredit.columnar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * Puts the values of a column together to data pages of Parquet's first version, without nesting. Values are told by their
 * places in a dictionary for as long as that takes less.
 */
abstract class PagedColumn extends ColumnValues {
    private static final int LEVEL_BITS = 1;
    private static final int SLAB = 1 << 10;

    private final ColumnDescriptor descriptor;
    private final ParquetProperties properties;
    private final RowGroup rowGroup;
    private final boolean hasBounds;
    private final int mostRows;
    private final int mostBytes;
    /** Null in a column whose every row has a value. */
    private final RunLengthBitPackingHybridEncoder levels;

    private PageWriter pages;
    private boolean usesDictionary;
    private boolean hasUsedDictionary;
    private int rows;
    private int count;
    /** What the values of the page take as they are. */
    private long bytes;

    PagedColumn(ColumnDescriptor descriptor, ParquetProperties properties, RowGroup rowGroup) {
        this.descriptor = descriptor;
        this.properties = properties;
        this.rowGroup = rowGroup;
        this.hasBounds = properties.getStatisticsEnabled(descriptor);
        this.mostRows = properties.getPageRowCountLimit();
        this.mostBytes = properties.getPageSizeThreshold();
        this.levels = descriptor.getMaxDefinitionLevel() == 0 ? null : encoder(LEVEL_BITS);
    }

    /** The dictionary of the values so far; empty in a column that has none. */
    abstract Optional<Dictionary> dictionary();

    /** Begins a dictionary anew. */
    abstract void clearDictionary();

    /** The places of the values of the page in the dictionary. */
    abstract int[] places();

    /** The values of the page as they are. */
    abstract BytesInput plain();

    /** Tells the least and the greatest value of the page, which has one. */
    abstract void tellBounds(Statistics<?> statistics);

    /** Begins a page anew. */
    abstract void clearPage();

    /** Begins a row group. */
    final void begin() {
        pages = rowGroup.pages(descriptor);
        clearDictionary();
        usesDictionary = dictionary().isPresent() && properties.isDictionaryEnabled(descriptor);
        hasUsedDictionary = false;
    }

    /** Ends a row group. */
    final void end() throws IOException {
        if (rows > 0) {
            endPage();
        }
        if (hasUsedDictionary) {
            Dictionary all = dictionary().orElseThrow();
            pages.writeDictionaryPage(new DictionaryPage(all.encoded(), all.size(), Encoding.PLAIN_DICTIONARY));
        }
    }

    /** Whether values of the page are kept by their places in the dictionary. */
    final boolean usesDictionary() {
        return usesDictionary;
    }

    /** How many values the page has, without nulls. */
    final int count() {
        return count;
    }

    @Override
    public final void addNull() {
        if (levels == null) {
            throw new IllegalStateException(
                    "a row has no value in column " + descriptor.getPath()[0]);
        }
        ended(0, 0);
    }

    /** To be called with each value that was put to those of the page, and its size. */
    final void added(int size) {
        count++;
        ended(1, size);
    }

    private void ended(int level, int size) {
        try {
            if (levels != null) {
                levels.writeInt(level);
            }
            rows++;
            bytes += size;
            if (rows >= mostRows || (usesDictionary ? Integer.BYTES * (long) count : bytes) >= mostBytes) {
                endPage();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endPage() throws IOException {
        BytesInput places = usesDictionary && count > 0 ? ofDictionary() : null;
        Encoding encoding = places == null ? Encoding.PLAIN : Encoding.PLAIN_DICTIONARY;
        Statistics<?> statistics = statistics();
        BytesInput values = places == null ? plain() : places;
        BytesInput page = levels == null ? values : BytesInput.concat(endLevels(), values);
        pages.writePage(
                page,
                rows,
                rows,
                statistics,
                Encoding.BIT_PACKED,
                levels == null ? Encoding.BIT_PACKED : Encoding.RLE,
                encoding);
        rowGroup.grew(page.size());
        usesDictionary &= count == 0 || places != null;
        hasUsedDictionary |= places != null;
        clearPage();
        rows = 0;
        count = 0;
        bytes = 0;
    }

    private Statistics<?> statistics() {
        var type = descriptor.getPrimitiveType();
        Statistics<?> statistics = hasBounds ? Statistics.createStats(type) : Statistics.noopStats(type);
        statistics.incrementNumNulls(rows - count);
        if (hasBounds && count > 0) {
            tellBounds(statistics);
        }
        return statistics;
    }

    /** Null where the dictionary is too large, or takes more with the first page than that takes by itself. */
    private BytesInput ofDictionary() throws IOException {
        int[] places = places();
        Dictionary all = dictionary().orElseThrow();
        BytesInput encoded = encoded(places, all.size());
        boolean pays = hasUsedDictionary || all.bytes() + encoded.size() < bytes;
        return pays && all.bytes() <= properties.getDictionaryPageSizeThreshold() ? encoded : null;
    }

    private BytesInput encoded(int[] places, int size) throws IOException {
        int width = BytesUtils.getWidthFromMaxInt(size - 1);
        try (RunLengthBitPackingHybridEncoder encoder = encoder(width)) {
            for (int i = 0; i < count; i++) {
                encoder.writeInt(places[i]);
            }
            return BytesInput.copy(BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), encoder.toBytes()));
        }
    }

    private BytesInput endLevels() throws IOException {
        BytesInput encoded = BytesInput.copy(levels.toBytes());
        levels.reset();
        return BytesInput.concat(BytesInput.fromInt(Math.toIntExact(encoded.size())), encoded);
    }

    private RunLengthBitPackingHybridEncoder encoder(int width) {
        return new RunLengthBitPackingHybridEncoder(
                width, SLAB, properties.getPageSizeThreshold(), properties.getAllocator());
    }
}
