package precredit.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/**
 * The content of gzip data, as long as it stays in proportion: a table of text shrinks to a tenth or a thirtieth, a file that
 * is made to fill memory or disk to a thousandth.
 */
final class Unpacked extends FilterInputStream {
    /** So many times the packed bytes may come out of them, beside what any file may hold. */
    static final long MOST_TIMES = 100;

    static final long ALWAYS_ALLOWED = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final LongSupplier packedBytes;
    private long count;

    /** Content that is far larger than what it was packed into. */
    static final class OutOfProportionException extends IOException {
        private static final long serialVersionUID = 1L;

        OutOfProportionException() {
            super("its compressed data unpacks to more than " + MOST_TIMES + " times its size");
        }
    }

    /** {@code packedBytes} says how many bytes were read of {@code packed} so far. */
    Unpacked(InputStream packed, LongSupplier packedBytes) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packedBytes = packedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count += Math.max(read, 0);
        if (count > ALWAYS_ALLOWED + MOST_TIMES * packedBytes.getAsLong()) {
            throw new OutOfProportionException();
        }
        return read;
    }
}
