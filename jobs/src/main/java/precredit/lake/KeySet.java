package precredit.lake;

import java.io.Serializable;

/** Hashes of keys. That one is not among them is told without a look at them, mostly. */
public final class KeySet implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MARKS_PER_PLACE = 4;

    /** The hashes at the places that they lead to, twice as many as there are hashes, a power of two; 0 is no place's. */
    private long[] places = new long[1 << 5];

    /** Eight to sixteen bits for each hash. */
    private Marks marks = marks(places.length);

    private boolean holdsZero;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** False when it was there. */
    public boolean add(long hash) {
        boolean isNew = hash == 0 ? !holdsZero : put(hash);
        holdsZero |= hash == 0;
        size += isNew ? 1 : 0;
        if (2L * size > places.length) {
            spread();
        }
        return isNew;
    }

    private boolean put(long hash) {
        int place = place(hash);
        if (places[place] != 0) {
            return false;
        }
        places[place] = hash;
        marks.add(hash);
        return true;
    }

    /** Where something of a hash may be put, from 0 to {@link #places}, the same while none is added; -1 for others. */
    int placeOf(long hash) {
        if (hash == 0) {
            return holdsZero ? places.length : -1;
        }
        int place = marks.mayHold(hash) ? place(hash) : -1;
        return place >= 0 && places[place] != 0 ? place : -1;
    }

    int places() {
        return places.length + 1;
    }

    public boolean holds(long hash) {
        return placeOf(hash) >= 0;
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
        marks = marks(places.length);
        for (long hash : before) {
            if (hash != 0) {
                places[place(hash)] = hash;
                marks.add(hash);
            }
        }
    }

    private static Marks marks(int places) {
        return new Marks(MARKS_PER_PLACE * places);
    }
}
