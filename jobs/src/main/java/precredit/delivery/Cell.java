package precredit.delivery;

import java.nio.charset.StandardCharsets;
import precredit.identity.ResidentId;

/** One cell, trimmed: a range of ASCII bytes, or text where it is quoted or not ASCII. Reused from row to row. */
final class Cell {
    private static final byte FILE_SEPARATOR = 0x1c;

    private byte[] bytes = {};
    private int from;
    private int to;
    /** The text where it is known; else the bytes say it, in ASCII or in UTF-8. */
    private String name;

    private boolean isAscii;
    private byte[] own = {};

    /** Takes ASCII bytes that are read as they stand. */
    void takeAscii(byte[] buffer, int start, int end, boolean isName) {
        takePlain(buffer, start, end, isName);
        isAscii = true;
    }

    /** Takes bytes in UTF-8 that are read as they stand: ASCII, and characters that are neither blank nor composed. */
    void takePlain(byte[] buffer, int start, int end, boolean isName) {
        bytes = buffer;
        name = null;
        isAscii = false;
        trim(start, end);
        if (!isName && from < to && bytes[from] == '\'') {
            trim(from + 1, to);
        }
    }

    /** Takes text as it was read. */
    void take(Texts.Text text) {
        take(text.text(), text.utf8());
    }

    /** Takes text that is not a name: it is read after NFKC and without a leading apostrophe. */
    void takeText(String decoded) {
        String plain = ResidentId.plain(decoded);
        take(plain, plain.getBytes(StandardCharsets.UTF_8));
    }

    private void take(String text, byte[] utf8) {
        name = text;
        bytes = utf8;
        from = 0;
        to = utf8.length;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** The cell in UTF-8; valid until the next row. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    String text() {
        return name != null
                ? name
                : new String(bytes, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Room for so many bytes of its own. */
    byte[] room(int length) {
        if (own.length < length) {
            own = new byte[2 * length];
        }
        return own;
    }

    boolean equalsAny(byte[][] values) {
        for (byte[] value : values) {
            if (java.util.Arrays.equals(value, 0, value.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private void trim(int start, int end) {
        from = start;
        to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
    }

    private static boolean isBlank(byte b) {
        return b <= ' ' && (b == ' ' || (b >= '\t' && b <= '\r') || b >= FILE_SEPARATOR);
    }
}
