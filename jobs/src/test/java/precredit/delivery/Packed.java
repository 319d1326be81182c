package precredit.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** How a mutated table lies there: plain, or as gzip data that is whole, damaged or a bomb. */
enum Packed {
    PLAIN,
    GZIP,
    GZIP_OF_TWO_MEMBERS,
    GZIP_CUT,
    GZIP_DAMAGED,
    GZIP_WITH_MORE_BEHIND,
    BOMB_OF_ONE_CELL,
    BOMB_OF_ROWS,
    NO_GZIP_AT_ALL;

    private static final int BOMB_MEGABYTES = 200;
    private static final byte[] ONE_CELL = bomb("0");
    private static final byte[] ROWS = bomb("0,0,0\n");

    boolean isCompressed() {
        return this != PLAIN;
    }

    byte[] of(byte[] table, Random random) {
        return switch (this) {
            case PLAIN, NO_GZIP_AT_ALL -> table;
            case GZIP -> gzip(table);
            case GZIP_OF_TWO_MEMBERS -> {
                int at = random.nextInt(table.length + 1);
                yield joined(gzip(Arrays.copyOf(table, at)), gzip(Arrays.copyOfRange(table, at, table.length)));
            }
            case GZIP_CUT -> {
                byte[] whole = gzip(table);
                yield Arrays.copyOf(whole, random.nextInt(whole.length));
            }
            case GZIP_DAMAGED ->
                Mutation.BYTES_FLIPPED.of(gzip(table), java.nio.charset.StandardCharsets.ISO_8859_1, random);
            case GZIP_WITH_MORE_BEHIND -> joined(gzip(table), new byte[] {'m', 'o', 'r', 'e', 0, 0});
            case BOMB_OF_ONE_CELL -> joined(gzip(table), ONE_CELL);
            case BOMB_OF_ROWS -> joined(gzip(table), ROWS);
        };
    }

    private static byte[] bomb(String repeated) {
        byte[] block =
                repeated.repeat((1 << 20) / repeated.length()).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < BOMB_MEGABYTES; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
