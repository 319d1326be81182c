package precredit.feature.fold;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;

/** Different rows of one width by their numbers: 0, 1 and so on, in the order in which they were first seen. */
final class Dictionary implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long NONE = -1;
    private static final long SEED = 42;
    private static final long UPPER = -1L << Integer.SIZE;

    private final PackedRows rows;
    private long[] hashes = new long[1 << 4];
    /**
     * By the place that a hash leads to a number and, above it, the upper half of the hash, which tells most rows without a
     * look at them; twice as many as there are rows, a power of two.
     */
    private long[] places = places(1 << 5);

    Dictionary(int width) {
        this.rows = new PackedRows(width);
    }

    int size() {
        return rows.size();
    }

    PackedRows rows() {
        return rows;
    }

    /** The number of a row, or -1. */
    int find(UnsafeRow row) {
        return (int) places[place(row, hash(row))];
    }

    /** The number of a row; the next one if it is new. */
    int number(UnsafeRow row) {
        long hash = hash(row);
        int place = place(row, hash);
        if (places[place] != NONE) {
            return (int) places[place];
        }
        int number = rows.size();
        places[place] = told(hash, number);
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, PackedRows.larger(number, number + 1));
        }
        hashes[number] = hash;
        rows.add(row);
        if (2 * rows.size() > places.length) {
            spread();
        }
        return number;
    }

    /** The numbers that the rows of another dictionary have here, each by its number there; new ones get the next. */
    int[] numbersOf(Dictionary other) {
        UnsafeRow row = other.rows.view();
        int[] numbers = new int[other.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(other.rows.read(i, row));
        }
        return numbers;
    }

    void trim() {
        rows.trim();
        hashes = Arrays.copyOf(hashes, rows.size());
    }

    private int place(UnsafeRow row, long hash) {
        int place = first(hash);
        while (places[place] != NONE && !(isTold(hash, places[place]) && rows.holds((int) places[place], row))) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void spread() {
        places = places(Math.multiplyExact(2, places.length));
        for (int number = 0; number < rows.size(); number++) {
            int place = first(hashes[number]);
            while (places[place] != NONE) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = told(hashes[number], number);
        }
    }

    private int first(long hash) {
        return (int) hash & (places.length - 1);
    }

    /** A number is never below 0, so that no place with one is {@link #NONE}. */
    private static long told(long hash, int number) {
        return (hash & UPPER) | number;
    }

    private static boolean isTold(long hash, long place) {
        return ((hash ^ place) & UPPER) == 0;
    }

    private static long[] places(int count) {
        long[] places = new long[count];
        Arrays.fill(places, NONE);
        return places;
    }

    private static long hash(UnsafeRow row) {
        return XXH64.hashUnsafeBytes(row.getBaseObject(), row.getBaseOffset(), row.getSizeInBytes(), SEED);
    }
}
