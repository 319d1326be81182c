package precredit.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads RFC 4180 records from bytes, without decoding them: in every encoding that keeps ASCII as it is, comma, quote
 * and line end are bytes of their own. A quote opens a quoted cell only at its start; one amid a cell is a character.
 * Lines end with LF, CRLF or CR; an empty line is no record. Line numbers are physical and start with the given one.
 */
final class RecordScanner implements Closeable {
    /** A record may not be longer than this, so that an unclosed quote cannot fill the memory. */
    static final int LONGEST_RECORD = 64 << 20;

    private static final int CHUNK = 1 << 18;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << (Byte.SIZE - 1);
    private static final long COMMAS = ONES * ',';
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private final InputStream in;
    private byte[] buffer = new byte[CHUNK * 2];
    private int filled;
    private int at;
    private boolean ended;
    private long consumed;
    private long nextLine;

    private long line;
    private int start;
    private int end;
    private int cells;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private boolean[] ascii = new boolean[32];
    private long bits;
    private boolean unclosed;

    RecordScanner(InputStream in, long firstLine) {
        this(in, firstLine, 0);
    }

    /** Reads a stream that begins amid a file, with a record on that line and after so many bytes. */
    RecordScanner(InputStream in, long firstLine, long firstPosition) {
        this.in = in;
        this.nextLine = firstLine;
        this.consumed = firstPosition;
    }

    /** Moves to the next record; false at the end. */
    boolean next() throws IOException {
        while (true) {
            discard();
            if (at == filled && !more()) {
                return false;
            }
            line = nextLine;
            scan();
            if (end > start) {
                return true;
            }
        }
    }

    /** Physical line on which the record starts. */
    long line() {
        return line;
    }

    /** Has the next record be the one that starts there, which is ahead; lines are not told from then on. */
    void skipTo(long position) throws IOException {
        long ahead = position - consumed - at;
        if (ahead < 0) {
            throw new IllegalArgumentException("the record lies behind");
        }
        int buffered = (int) Math.min(ahead, filled - at);
        at += buffered;
        if (ahead > buffered) {
            in.skipNBytes(ahead - buffered);
            consumed = position;
            at = 0;
            filled = 0;
        }
    }

    /** Bytes of the file before the record. */
    long position() {
        return consumed + start;
    }

    /** Bytes of the file before a cell. */
    long position(int cell) {
        return consumed + starts[cell];
    }

    /** Bytes of a cell, with the quotes around it. */
    int length(int cell) {
        return ends[cell] - starts[cell];
    }

    int cells() {
        return cells;
    }

    /** Whether all bytes of a cell are ASCII. */
    boolean isAscii(int cell) {
        return ascii[cell];
    }

    /** Whether the input ended inside a quoted cell. */
    boolean unclosed() {
        return unclosed;
    }

    /** The record as delivered, without its line end. */
    byte[] record() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    byte[] bytes() {
        return buffer;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /** The bytes of a cell, without the quotes around it and with doubled quotes single. */
    byte[] cell(int cell) {
        byte[] raw = Arrays.copyOfRange(buffer, starts[cell], ends[cell]);
        return quoted[cell] ? unquoted(raw) : raw;
    }

    /** Whether the cell's bytes stand in the buffer as they are to be read. */
    boolean verbatim(int cell) {
        return !quoted[cell];
    }

    /** A cell of ASCII bytes as text. */
    String asciiText(int cell) {
        return verbatim(cell)
                ? new String(buffer, starts[cell], ends[cell] - starts[cell], StandardCharsets.ISO_8859_1)
                : new String(cell(cell), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void discard() throws IOException {
        if (at > CHUNK) {
            System.arraycopy(buffer, at, buffer, 0, filled - at);
            consumed += at;
            filled -= at;
            at = 0;
        }
    }

    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (filled == buffer.length) {
            if (buffer.length >= LONGEST_RECORD) {
                throw new RecordTooLongException(line);
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
        return !ended;
    }

    private void scan() throws IOException {
        start = at;
        cells = 0;
        int stop = ',';
        while (stop == ',') {
            stop = plainCells();
            if (stop == ',') {
                stop = cell();
            }
        }
        end = at;
        endLine();
    }

    /**
     * Reads cells up to one that is quoted or that the buffer does not hold whole, eight bytes at a time, and returns a
     * comma; or to the end of the line, which it returns.
     */
    private int plainCells() {
        byte[] bytes = buffer;
        int cellStart = at;
        long seen = 0;
        for (int i = at, last = filled - 2 * Long.BYTES; i <= last; i += Long.BYTES) {
            long word = (long) WORD.get(bytes, i);
            long stops = zeros(word ^ COMMAS) | zeros(word ^ LINE_FEEDS) | zeros(word ^ CARRIAGE_RETURNS);
            while (stops != 0) {
                int bit = Long.numberOfTrailingZeros(stops) - Byte.SIZE + 1;
                int stop = i + bit / Byte.SIZE;
                if (bytes[cellStart] == '"') {
                    at = cellStart;
                    return ',';
                }
                add(cellStart, stop, seen | (word & ((1L << bit) - 1)));
                if (bytes[stop] != ',') {
                    at = stop;
                    return bytes[stop];
                }
                cellStart = stop + 1;
                seen = 0;
                word &= -2L << bit << (Byte.SIZE - 1);
                stops &= stops - 1;
            }
            seen |= word;
        }
        at = cellStart;
        return ',';
    }

    /** The highest bit of each byte that is zero. */
    private static long zeros(long word) {
        return ~(((word & ~HIGH_BITS) + ~HIGH_BITS) | word | ~HIGH_BITS);
    }

    /** Reads one cell and the comma behind it, which it returns, or returns the line end or -1 at the end of the input. */
    private int cell() throws IOException {
        int cellStart = at;
        bits = 0;
        boolean isQuoted = peek() == '"';
        if (isQuoted) {
            quotedPart();
        }
        int stop = plainPart();
        add(cellStart, at, bits);
        quoted[cells - 1] = isQuoted;
        at += stop == ',' ? 1 : 0;
        return stop;
    }

    /** Moves to the comma or line end that ends the cell and returns it, or -1 at the end of the input. */
    private int plainPart() throws IOException {
        do {
            for (; at < filled; at++) {
                byte b = buffer[at];
                if (b == ',' || b == '\n' || b == '\r') {
                    return b;
                }
                bits |= b;
            }
        } while (more());
        return -1;
    }

    /** Leaves the position behind the closing quote. */
    private void quotedPart() throws IOException {
        at++;
        while (at < filled || more()) {
            byte b = buffer[at++];
            bits |= b;
            if (b == '"') {
                if (peek() != '"') {
                    return;
                }
                at++;
            } else if (b == '\n' || (b == '\r' && peek() != '\n')) {
                nextLine++;
            }
        }
        unclosed = true;
    }

    private void endLine() throws IOException {
        if (peek() == '\r') {
            at++;
            if (peek() == '\n') {
                at++;
            }
            nextLine++;
        } else if (peek() == '\n') {
            at++;
            nextLine++;
        }
    }

    private int peek() throws IOException {
        return at < filled || more() ? buffer[at] : -1;
    }

    /** {@code seen} has the highest bit of some byte set if a byte of the cell has. */
    private void add(int from, int to, long seen) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
            quoted = Arrays.copyOf(quoted, cells * 2);
            ascii = Arrays.copyOf(ascii, cells * 2);
        }
        starts[cells] = from;
        ends[cells] = to;
        quoted[cells] = false;
        ascii[cells++] = (seen & HIGH_BITS) == 0;
    }

    private static byte[] unquoted(byte[] raw) {
        byte[] out = new byte[raw.length];
        int length = 0;
        boolean inside = true;
        for (int i = 1; i < raw.length; i++) {
            if (inside && raw[i] == '"') {
                if (i + 1 < raw.length && raw[i + 1] == '"') {
                    out[length++] = raw[i++];
                } else {
                    inside = false;
                }
            } else {
                out[length++] = raw[i];
            }
        }
        return Arrays.copyOf(out, length);
    }
}
