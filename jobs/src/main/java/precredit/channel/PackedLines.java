package precredit.channel;

import com.jcraft.jzlib.GZIPOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import precredit.publish.Sha256;

/**
 * Lines as they grow into a gzip file whose header tells no time and no system, and beside them the beginning of the SHA-256
 * of each line, by which a changed line can be found.
 */
final class PackedLines {
    private static final int UNKNOWN_SYSTEM = 255;
    private static final int HASH_DIGITS = 16;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private final StringBuilder hashes = new StringBuilder();
    private long count;

    PackedLines() {
        try {
            gzip = new GZIPOutputStream(packed);
            gzip.setModifiedTime(0);
            gzip.setOS(UNKNOWN_SYSTEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            gzip.write(bytes);
            gzip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hashes.append(hash(bytes)).append('\n');
        count++;
    }

    long count() {
        return count;
    }

    /** The gzip file; nothing can be added after it. */
    byte[] bytes() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** One hash a line. */
    byte[] hashes() {
        return hashes.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String hash(byte[] line) {
        return Sha256.hex(line).substring(0, HASH_DIGITS);
    }
}
