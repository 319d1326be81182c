package precredit.delivery;

import java.util.Arrays;

/** A set of hashes. */
final class Hashes {
    private static final int FIRST_ROOM = 1 << 4;

    /** At least twice as many as there are hashes; zero is told apart. */
    private long[] slots = new long[FIRST_ROOM];

    private boolean hasZero;
    private int size;

    /** False when it was there. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return true;
    }

    boolean has(long hash) {
        return hash == 0 ? hasZero : slots[slot(hash)] == hash;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        Arrays.stream(old).filter(hash -> hash != 0).forEach(hash -> slots[slot(hash)] = hash);
    }

    /** Where it is, or would be. */
    private int slot(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
