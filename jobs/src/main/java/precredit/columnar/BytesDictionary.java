package precredit.columnar;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.statistics.Statistics;

/** The distinct values of a column of bytes. */
final class BytesDictionary implements Dictionary {
    private static final int FIRST_ROOM = 1 << 8;

    private final PlainBytes values = new PlainBytes();
    /** Of each value by its place: where it starts, its hash, and the term that was last found to be it. */
    private int[] starts = new int[FIRST_ROOM];

    private int[] hashes = new int[FIRST_ROOM];
    private Term[] terms = new Term[FIRST_ROOM];
    /** Places of values plus one, by hash; at least twice as many as there are values. */
    private int[] slots = new int[2 * FIRST_ROOM];

    private int size;

    /** The place of a term; a new one gets one. */
    int place(Term term) {
        int slot = term.hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (term.equals(terms[place]) || holds(place, term.hash, term.bytes, 0, term.bytes.length)) {
                terms[place] = term;
                return place;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        terms[size] = term;
        return add(slot, term.hash, term.bytes, 0, term.bytes.length);
    }

    /** The place of a value; a new one gets one. */
    int place(byte[] bytes, int from, int length) {
        int hash = Term.hash(bytes, from, length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (holds(slots[slot] - 1, hash, bytes, from, length)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(slot, hash, bytes, from, length);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return values.size();
    }

    @Override
    public BytesInput encoded() {
        return values.encoded();
    }

    /** Puts the values in these places to others. */
    void copy(int[] places, int count, PlainBytes to) {
        for (int i = 0; i < count; i++) {
            values.copy(starts[places[i]], to);
        }
    }

    /** Tells of the values in these places. */
    void tell(int[] places, int count, Statistics<?> statistics) {
        boolean[] isTold = new boolean[size];
        for (int i = 0; i < count; i++) {
            if (!isTold[places[i]]) {
                isTold[places[i]] = true;
                statistics.updateStats(values.value(starts[places[i]]));
            }
        }
    }

    private boolean holds(int place, int hash, byte[] bytes, int from, int length) {
        return hashes[place] == hash && values.holds(starts[place], bytes, from, length);
    }

    private int add(int slot, int hash, byte[] bytes, int from, int length) {
        starts[size] = values.size();
        hashes[size] = hash;
        values.add(bytes, from, length);
        slots[slot] = ++size;
        if (size == starts.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        terms = Arrays.copyOf(terms, 2 * size);
        slots = new int[4 * size];
        for (int place = 0; place < size; place++) {
            int slot = hashes[place] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
    }
}
