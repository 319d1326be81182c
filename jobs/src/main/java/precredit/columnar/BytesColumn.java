package precredit.columnar;

import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;

/** Text in UTF-8, or bytes of any kind. */
final class BytesColumn extends PagedColumn {
    private static final int FIRST_ROOM = 1 << 10;

    private final PlainBytes plain = new PlainBytes();
    private int[] places = new int[FIRST_ROOM];
    private BytesDictionary dictionary;

    BytesColumn(ColumnDescriptor descriptor, ParquetProperties properties, RowGroup rowGroup) {
        super(descriptor, properties, rowGroup);
    }

    @Override
    public void add(byte[] bytes, int from, int length) {
        if (usesDictionary()) {
            put(dictionary.place(bytes, from, length));
        } else {
            plain.add(bytes, from, length);
        }
        added(Integer.BYTES + length);
    }

    @Override
    public void add(Term term) {
        if (usesDictionary()) {
            put(dictionary.place(term));
            added(Integer.BYTES + term.bytes.length);
        } else {
            super.add(term);
        }
    }

    private void put(int place) {
        if (count() == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[count()] = place;
    }

    @Override
    Optional<Dictionary> dictionary() {
        return Optional.of(dictionary);
    }

    @Override
    void clearDictionary() {
        dictionary = new BytesDictionary();
    }

    @Override
    int[] places() {
        return places;
    }

    @Override
    BytesInput plain() {
        if (usesDictionary()) {
            dictionary.copy(places, count(), plain);
        }
        return plain.encoded();
    }

    @Override
    void clearPage() {
        plain.clear();
    }

    @Override
    void tellBounds(Statistics<?> statistics) {
        if (usesDictionary()) {
            dictionary.tell(places, count(), statistics);
        } else {
            for (int start = 0; start < plain.size(); start = plain.next(start)) {
                statistics.updateStats(plain.value(start));
            }
        }
    }
}
