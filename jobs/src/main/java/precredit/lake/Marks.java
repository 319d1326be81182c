package precredit.lake;

import java.io.Serializable;

/**
 * A bit for each of some hashes, at a place that the hash leads to: few of others lead to one that is set, where there are
 * many more bits than hashes. They stay in a core's cache where the hashes themselves do not.
 */
final class Marks implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] words;

    /** So many bits or more, less than twice as many. */
    Marks(int bits) {
        int words = Math.max(1, bits / Long.SIZE);
        int power = Integer.highestOneBit(words);
        this.words = new long[power < words ? 2 * power : power];
    }

    void add(long hash) {
        int bit = bit(hash);
        words[bit / Long.SIZE] |= 1L << bit;
    }

    boolean mayHold(long hash) {
        int bit = bit(hash);
        return (words[bit / Long.SIZE] & 1L << bit) != 0;
    }

    /** Takes the marks of others, of which there are as many bits. */
    void merge(Marks others) {
        for (int word = 0; word < words.length; word++) {
            words[word] |= others.words[word];
        }
    }

    /** Drawn from other bits of the hash than tables draw a place from. */
    private int bit(long hash) {
        return (int) ((hash * MIX) >>> Integer.SIZE) & (Long.SIZE * words.length - 1);
    }
}
