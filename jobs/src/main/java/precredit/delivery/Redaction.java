package precredit.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A delivered file without what it says of erased persons. Line ends stay where they are, so every other row keeps its
 * line; of a row of a household only cells go.
 */
record Redaction(FilePlan plan, Persons persons) {
    private static final int BUFFER = 1 << 16;

    /** Opens the bytes of the file as they lie. */
    @FunctionalInterface
    interface Delivered {
        InputStream open() throws IOException;
    }

    /** The places to be left out, from and to, in the file once it is unpacked; none when it names nobody erased. */
    List<long[]> places(Delivered file) throws IOException {
        List<long[]> places = new ArrayList<>();
        try (RecordScanner scanner = new RecordScanner(unpacked(file), 1)) {
            scanner.next();
            RowReader row = new RowReader(scanner, plan, persons);
            while (row.next()) {
                places.addAll(row.erased());
            }
        }
        return places;
    }

    /** Writes the file, packed as it was, without what lies at these places. */
    void write(Delivered file, List<long[]> places, OutputStream out) throws IOException {
        try (InputStream in = unpacked(file);
                OutputStream packed = plan.isCompressed() ? new GZIPOutputStream(out, BUFFER) : out) {
            byte[] buffer = new byte[BUFFER];
            long at = 0;
            int next = 0;
            int read = in.read(buffer);
            while (read >= 0) {
                for (int i = 0; i < read; i++, at++) {
                    while (next < places.size() && places.get(next)[1] <= at) {
                        next++;
                    }
                    boolean isKept = next == places.size() || at < places.get(next)[0];
                    if (isKept || buffer[i] == '\n' || buffer[i] == '\r') {
                        packed.write(buffer[i]);
                    }
                }
                read = in.read(buffer);
            }
        }
    }

    private InputStream unpacked(Delivered file) throws IOException {
        return plan.isCompressed() ? new GZIPInputStream(file.open(), BUFFER) : file.open();
    }
}
