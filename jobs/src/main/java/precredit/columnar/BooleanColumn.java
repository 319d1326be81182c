package precredit.columnar;

import java.util.BitSet;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;

/** Truth values, a bit each. */
final class BooleanColumn extends PagedColumn {
    private final BitSet page = new BitSet();

    BooleanColumn(ColumnDescriptor descriptor, ParquetProperties properties, RowGroup rowGroup) {
        super(descriptor, properties, rowGroup);
    }

    @Override
    public void add(boolean value) {
        page.set(count(), value);
        added(1);
    }

    @Override
    Optional<Dictionary> dictionary() {
        return Optional.empty();
    }

    @Override
    void clearDictionary() {}

    @Override
    int[] places() {
        throw new IllegalStateException("there is no dictionary of truth values");
    }

    @Override
    BytesInput plain() {
        byte[] bits = new byte[(count() + Byte.SIZE - 1) / Byte.SIZE];
        byte[] set = page.toByteArray();
        System.arraycopy(set, 0, bits, 0, set.length);
        return BytesInput.from(bits);
    }

    @Override
    void clearPage() {
        page.clear();
    }

    @Override
    void tellBounds(Statistics<?> statistics) {
        statistics.updateStats(page.cardinality() == count());
        statistics.updateStats(!page.isEmpty());
    }
}
