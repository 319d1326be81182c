package precredit.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written again and again, such as a token: whoever holds on to the object has them found at once. */
public final class Term {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    final byte[] bytes;
    final int hash;

    private Term(byte[] bytes) {
        this.bytes = bytes;
        this.hash = hash(bytes, 0, bytes.length);
    }

    public static Term of(String text) {
        return new Term(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a term with these bytes. */
    public static int hash(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        for (int last = from + length - Long.BYTES; at <= last; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        for (; at < from + length; at++) {
            hash = mixed(hash ^ bytes[at]);
        }
        return (int) hash;
    }

    private static long mixed(long hash) {
        long mixed = hash * MIX;
        return mixed ^ (mixed >>> Integer.SIZE);
    }

    /** The bytes, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Term term && Arrays.equals(bytes, term.bytes));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
