package precredit.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.io.api.Binary;

/** Values of bytes one after the other, each with its length before it: Parquet's plain encoding. */
final class PlainBytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_ROOM = 1 << 12;
    private static final int MOST_ROOM = Integer.MAX_VALUE - Long.BYTES;

    private byte[] all = new byte[FIRST_ROOM];
    private int size;

    void add(byte[] from, int start, int length) {
        int end = Math.addExact(size + Integer.BYTES, length);
        if (end > all.length) {
            all = Arrays.copyOf(all, (int) Math.min(MOST_ROOM, Math.max(2L * all.length, end)));
        }
        INT.set(all, size, length);
        System.arraycopy(from, start, all, size + Integer.BYTES, length);
        size = end;
    }

    /** Bytes of all values with their lengths: where the next one will start. */
    int size() {
        return size;
    }

    /** The value that starts there, until the next is added. */
    Binary value(int start) {
        return Binary.fromReusedByteArray(all, start + Integer.BYTES, length(start));
    }

    /** Where the value starts that follows one. */
    int next(int start) {
        return start + Integer.BYTES + length(start);
    }

    boolean holds(int start, byte[] bytes, int from, int length) {
        int first = start + Integer.BYTES;
        return length(start) == length && Arrays.equals(all, first, first + length, bytes, from, from + length);
    }

    void copy(int start, PlainBytes to) {
        to.add(all, start + Integer.BYTES, length(start));
    }

    /** Until the next is added. */
    BytesInput encoded() {
        return BytesInput.from(all, 0, size);
    }

    void clear() {
        size = 0;
    }

    private int length(int start) {
        return (int) INT.get(all, start);
    }
}
