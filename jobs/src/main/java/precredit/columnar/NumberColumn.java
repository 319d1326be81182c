package precredit.columnar;

import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Whole numbers of 32 or 64 bits; dates and decimals too. */
final class NumberColumn extends PagedColumn {
    private static final int FIRST_ROOM = 1 << 10;

    private final boolean areLong;
    private long[] page = new long[FIRST_ROOM];
    private NumberDictionary dictionary;

    NumberColumn(ColumnDescriptor descriptor, ParquetProperties properties, RowGroup rowGroup) {
        super(descriptor, properties, rowGroup);
        this.areLong = descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    }

    @Override
    public void add(int value) {
        if (areLong) {
            super.add(value);
        }
        put(value);
    }

    @Override
    public void add(long value) {
        if (!areLong) {
            super.add(value);
        }
        put(value);
    }

    private void put(long value) {
        if (count() == page.length) {
            page = Arrays.copyOf(page, 2 * page.length);
        }
        page[count()] = value;
        added(areLong ? Long.BYTES : Integer.BYTES);
    }

    @Override
    Optional<Dictionary> dictionary() {
        return Optional.of(dictionary);
    }

    @Override
    void clearDictionary() {
        dictionary = new NumberDictionary(areLong);
    }

    @Override
    int[] places() {
        return dictionary.places(page, count());
    }

    @Override
    BytesInput plain() {
        return PlainNumbers.of(page, count(), areLong);
    }

    @Override
    void clearPage() {}

    @Override
    void tellBounds(Statistics<?> statistics) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < count(); i++) {
            least = Math.min(least, page[i]);
            greatest = Math.max(greatest, page[i]);
        }
        if (areLong) {
            statistics.updateStats(least);
            statistics.updateStats(greatest);
        } else {
            statistics.updateStats((int) least);
            statistics.updateStats((int) greatest);
        }
    }
}
