package precredit.sample;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** One file of one delivery, as it is written: RFC 4180, LF, with its control totals. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;
    /** Within 2 % of the tightest, in half its time. */
    private static final int LEVEL = 7;

    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final SampleFile file;
    private final String name;
    private final MessageDigest digest = sha256();
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(256);
    private final int totalColumn;
    private long rows;
    private BigDecimal total = BigDecimal.ZERO;

    CsvFile(Path folder, SampleFile file, Packing packing) throws IOException {
        this.file = file;
        this.name = file.title() + packing.suffix();
        this.totalColumn = file.total().isEmpty() ? -1 : file.column(file.total());
        OutputStream lying = new Digested(Files.newOutputStream(folder.resolve(name)), digest);
        this.out = new BufferedOutputStream(packing == Packing.GZIP ? new Gzip(lying) : lying, BUFFER);
        if (file.source().marked()) {
            out.write(MARK);
        }
        write(file.columns().toArray(String[]::new));
    }

    void row(String... cells) throws IOException {
        rows++;
        if (totalColumn >= 0 && totalColumn < cells.length && isPlainNumber(cells[totalColumn])) {
            total = total.add(new BigDecimal(cells[totalColumn]));
        }
        write(cells);
    }

    long rows() {
        return rows;
    }

    /** Ends the file and says what its delivery note says of it. */
    Control close() throws IOException {
        out.close();
        return new Control(name, rows, HexFormat.of().formatHex(digest.digest()), file.total(), total.toPlainString());
    }

    private void write(String[] cells) throws IOException {
        line.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            append(i == 0 ? "" : ",", cells[i]);
        }
        line.append('\n');
        encode(line.toString());
    }

    private void append(String separator, String cell) {
        line.append(separator);
        if (needsQuotes(cell)) {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            line.append(cell);
        }
    }

    private void encode(String text) throws IOException {
        int from = 0;
        for (int bad = text.indexOf(Fault.BAD_BYTE); bad >= 0; bad = text.indexOf(Fault.BAD_BYTE, from)) {
            out.write(text.substring(from, bad).getBytes(file.source().charset()));
            out.write(0xFF);
            from = bad + 1;
        }
        out.write(text.substring(from).getBytes(file.source().charset()));
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlainNumber(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return !cell.isEmpty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Name, rows, hash and total of a finished file; {@code column} is empty when it has no total. */
    record Control(String name, long rows, String sha256, String column, String total) {}

    /** Java writes no time into the header, so equal rows are equal bytes. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    private static final class Digested extends FilterOutputStream {
        private final MessageDigest digest;

        Digested(OutputStream out, MessageDigest digest) {
            super(out);
            this.digest = digest;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
        }
    }
}
