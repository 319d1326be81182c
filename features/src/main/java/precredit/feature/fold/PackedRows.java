package precredit.feature.fold;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Rows of one width, one behind the other in an array of bytes, by their numbers: 0, 1 and so on. */
final class PackedRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int width;
    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[1 << 4];
    private int size;

    PackedRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    void add(UnsafeRow row) {
        int start = start(size);
        int end = Math.addExact(start, row.getSizeInBytes());
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, larger(bytes.length, end));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, larger(size, size + 1));
        }
        Platform.copyMemory(
                row.getBaseObject(),
                row.getBaseOffset(),
                bytes,
                Platform.BYTE_ARRAY_OFFSET + (long) start,
                row.getSizeInBytes());
        ends[size++] = end;
    }

    /** A row that {@link #read} can fill. */
    UnsafeRow view() {
        return new UnsafeRow(width);
    }

    /** Lets a view be a row until it is another one. */
    UnsafeRow read(int number, UnsafeRow view) {
        int start = start(number);
        view.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) start, ends[number] - start);
        return view;
    }

    boolean holds(int number, UnsafeRow row) {
        int start = start(number);
        int length = ends[number] - start;
        return length == row.getSizeInBytes()
                && org.apache.spark.unsafe.array.ByteArrayMethods.arrayEquals(
                        bytes,
                        Platform.BYTE_ARRAY_OFFSET + (long) start,
                        row.getBaseObject(),
                        row.getBaseOffset(),
                        length);
    }

    /** Takes no more memory than it needs. */
    void trim() {
        bytes = Arrays.copyOf(bytes, start(size));
        ends = Arrays.copyOf(ends, size);
    }

    /** At least so much as is needed, and else half as much again, so that growing costs little. */
    static int larger(int now, int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, now + (now >> 1) + 16L));
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
