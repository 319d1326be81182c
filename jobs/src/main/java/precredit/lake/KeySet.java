package precredit.lake;

import java.io.Serializable;

/** Hashes of keys. */
public final class KeySet implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The hashes at the places that they lead to, twice as many as there are hashes, a power of two; 0 is no place's. */
    private long[] places = new long[1 << 5];

    private boolean holdsZero;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long hash) {
        if (hash == 0) {
            size += holdsZero ? 0 : 1;
            holdsZero = true;
            return;
        }
        int place = place(hash);
        if (places[place] == 0) {
            places[place] = hash;
            size++;
            if (2L * size > places.length) {
                spread();
            }
        }
    }

    /** What generated code calls. */
    public boolean holds(long hash) {
        return hash == 0 ? holdsZero : places[place(hash)] != 0;
    }

    private int place(long hash) {
        int place = (int) (hash ^ hash >>> Integer.SIZE) & (places.length - 1);
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void spread() {
        long[] before = places;
        places = new long[Math.multiplyExact(2, before.length)];
        for (long hash : before) {
            if (hash != 0) {
                places[place(hash)] = hash;
            }
        }
    }
}
