package precredit.delivery;

import java.io.Serializable;

/** A part of a file that holds whole records: bytes {@code start} to {@code end}, its first record on {@code line}. */
record Slice(int file, long start, long end, long line) implements Serializable {
    /** A compressed file is read from its first byte. */
    static Slice whole(int file, long length) {
        return new Slice(file, 0, length, 1);
    }

    long length() {
        return end - start;
    }
}
