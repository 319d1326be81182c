package precredit.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scala.Tuple2;

/** Gathers records of a few numbers each, the first of them a hash, by the bucket of the hash. */
final class HashBlocks {
    private static final int FIRST_ROOM = 16;
    private static final int FULL = 1 << 13;

    private final int width;
    private final long[][] open;
    private final int[] filled;
    private final List<Tuple2<Integer, long[]>> blocks = new ArrayList<>();

    /** Of records of so many numbers. */
    HashBlocks(int width, int buckets) {
        this.width = width;
        this.open = new long[buckets][];
        this.filled = new int[buckets];
    }

    /** Records with the same hash are in the same bucket. */
    static int bucket(long hash, int buckets) {
        return (int) (((hash >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
    }

    void add(long hash, long second) {
        int bucket = bucket(hash, open.length);
        int at = room(bucket);
        open[bucket][at] = hash;
        open[bucket][at + 1] = second;
    }

    void add(long hash, long second, long third) {
        int bucket = bucket(hash, open.length);
        int at = room(bucket);
        open[bucket][at] = hash;
        open[bucket][at + 1] = second;
        open[bucket][at + 2] = third;
    }

    void add(long hash, long second, long third, long fourth) {
        int bucket = bucket(hash, open.length);
        int at = room(bucket);
        open[bucket][at] = hash;
        open[bucket][at + 1] = second;
        open[bucket][at + 2] = third;
        open[bucket][at + 3] = fourth;
    }

    /** All that was gathered, in blocks of one bucket each. */
    List<Tuple2<Integer, long[]>> end() {
        for (int bucket = 0; bucket < open.length; bucket++) {
            if (filled[bucket] > 0) {
                end(bucket);
            }
        }
        return blocks;
    }

    private int room(int bucket) {
        int at = filled[bucket];
        if (open[bucket] == null) {
            open[bucket] = new long[FIRST_ROOM * width];
        } else if (at == FULL * width) {
            end(bucket);
            at = 0;
        } else if (at == open[bucket].length) {
            open[bucket] = Arrays.copyOf(open[bucket], 2 * at);
        }
        filled[bucket] = at + width;
        return at;
    }

    private void end(int bucket) {
        blocks.add(new Tuple2<>(bucket, Arrays.copyOf(open[bucket], filled[bucket])));
        filled[bucket] = 0;
    }
}
