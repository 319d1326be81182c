package precredit.columnar;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** The distinct numbers of a column. */
final class NumberDictionary implements Dictionary {
    private static final int FIRST_ROOM = 1 << 8;

    private final boolean areLong;
    private long[] values = new long[FIRST_ROOM];
    /** Places of values plus one, by hash; at least twice as many as there are values. */
    private int[] slots = new int[2 * FIRST_ROOM];

    private int size;

    NumberDictionary(boolean areLong) {
        this.areLong = areLong;
    }

    /** The places of the first of these numbers; new ones get one. */
    int[] places(long[] numbers, int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i > 0 && numbers[i] == numbers[i - 1] ? places[i - 1] : place(numbers[i]);
        }
        return places;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return (long) size * (areLong ? Long.BYTES : Integer.BYTES);
    }

    @Override
    public BytesInput encoded() {
        return PlainNumbers.of(values, size, areLong);
    }

    private int place(long number) {
        int slot = slot(number);
        while (slots[slot] != 0) {
            if (values[slots[slot] - 1] == number) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        values[size] = number;
        slots[slot] = ++size;
        if (size == values.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        slots = new int[4 * size];
        for (int place = 0; place < size; place++) {
            int slot = slot(values[place]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
    }

    private int slot(long number) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) & (slots.length - 1);
    }
}
