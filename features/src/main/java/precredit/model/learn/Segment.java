package precredit.model.learn;

import java.util.stream.IntStream;

/** The rows of one node: a stretch of an array that all nodes of a tree share. */
record Segment(int[] rows, int from, int to) {
    static Segment all(int count) {
        return new Segment(IntStream.range(0, count).toArray(), 0, count);
    }

    int count() {
        return to - from;
    }

    Segment upTo(int end) {
        return new Segment(rows, from, end);
    }

    Segment from(int start) {
        return new Segment(rows, start, to);
    }

    /** Puts the rows of the left branch first, each side in the order it had; gives where the right side starts. */
    int partition(byte[] codes, BinNode.Split split) {
        int[] right = new int[count()];
        int lefts = from;
        int rights = 0;
        for (int i = from; i < to; i++) {
            if (split.isLeft(codes[rows[i]] & 0xFF)) {
                rows[lefts++] = rows[i];
            } else {
                right[rights++] = rows[i];
            }
        }
        System.arraycopy(right, 0, rows, lefts, rights);
        return lefts;
    }
}
