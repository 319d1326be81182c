package precredit.delivery;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import precredit.identity.ResidentId;

/**
 * What a file holds, learned by reading it once from end to end: its header, the SHA-256 of its bytes as they lie, its
 * rows without the header, the sums of the columns asked for, and where it can be cut.
 *
 * @param number that of its request
 * @param fault why the file cannot be read at all; null when it can
 */
record Inspection(
        int number,
        List<String> header,
        String sha256,
        long bytes,
        long rows,
        Map<String, BigDecimal> totals,
        List<Slice> slices,
        String fault)
        implements Serializable {
    private static final long SLICE = 16L << 20;
    private static final int MOST_COLUMNS = 1000;
    /** One cell more cannot leave the range of a long. */
    private static final long MOST_PENDING = Long.MAX_VALUE / 2;

    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** A file to be read, the columns it should have, and those of which totals are asked for. */
    record Request(
            int number, String uri, boolean compressed, String encoding, List<String> columns, List<String> totals)
            implements Serializable {}

    /** Is told of each row of a file while that is read. */
    interface Rows {
        /** The scanner will move through the rows of a file with this header, whose request has this number. */
        void begin(int number, List<String> header, RecordScanner scanner);

        /** The scanner has moved to a row. */
        void take();
    }

    static Inspection of(Request request, Configuration configuration, Rows rows) {
        MessageDigest digest = newDigest();
        try (Counting raw = new Counting(SliceInput.raw(request.uri(), configuration), digest)) {
            return request.compressed() ? ofCompressed(request, raw, rows) : read(request, raw, raw, rows);
        } catch (EOFException e) {
            return faulty(request, "it ends in the middle of its compressed data");
        } catch (ZipException e) {
            return faulty(request, "its compressed data is damaged");
        } catch (RecordTooLongException e) {
            return faulty(request, e.getMessage() + ": most likely a quote is opened there and never closed");
        } catch (Unpacked.OutOfProportionException e) {
            return faulty(request, e.getMessage());
        } catch (CharacterCodingException e) {
            return faulty(request, "its header cannot be read as " + request.encoding());
        } catch (IOException e) {
            return faulty(request, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The headings of an unpacked file, as they are written there. */
    static List<String> headings(InputStream unpacked, String encoding) throws IOException {
        RecordScanner scanner = new RecordScanner(unpacked, 1);
        scanner.next();
        return headings(scanner, Charset.forName(encoding));
    }

    /** The column of a heading: that of {@code columns} which reads the same, whatever its width. */
    static String column(String heading, Collection<String> columns) {
        String plain = ResidentId.plain(heading);
        return columns.stream()
                .filter(column -> ResidentId.plain(column).equals(plain))
                .findFirst()
                .orElse(plain);
    }

    private static Inspection ofCompressed(Request request, Counting raw, Rows rows) throws IOException {
        return read(request, new Unpacked(raw, () -> raw.count), raw, rows);
    }

    private static Inspection read(Request request, InputStream in, Counting raw, Rows rows) throws IOException {
        RecordScanner scanner = new RecordScanner(in, 1);
        if (!scanner.next()) {
            return faulty(request, "it is empty: not even a header");
        }
        if (scanner.cells() > MOST_COLUMNS) {
            return faulty(request, "its header has more than " + MOST_COLUMNS + " columns");
        }
        Charset charset = Charset.forName(request.encoding());
        List<String> header = headings(scanner, charset).stream()
                .map(name -> column(name, request.columns()))
                .toList();
        Reading reading = new Reading(request, header, charset);
        rows.begin(request.number(), header, scanner);
        while (scanner.next()) {
            reading.take(scanner);
            rows.take();
        }
        if (scanner.unclosed()) {
            return faulty(request, "a quote opened in the record on line " + scanner.line() + " is never closed");
        }
        raw.drain();
        return new Inspection(
                request.number(),
                header,
                HexFormat.of().formatHex(raw.digest.digest()),
                raw.count,
                reading.rows,
                reading.totals(),
                request.compressed() ? List.of(Slice.whole(request.number(), raw.count)) : reading.slices(raw.count),
                null);
    }

    private static List<String> headings(RecordScanner scanner, Charset charset) throws CharacterCodingException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < scanner.cells(); i++) {
            String name = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(scanner.cell(i)))
                    .toString();
            boolean marked = i == 0 && name.startsWith("\ufeff");
            names.add(unquoted(marked ? name.substring(1) : name));
        }
        return List.copyOf(names);
    }

    /** The byte order mark hides the quote of a first quoted name from the scanner. */
    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static Inspection faulty(Request request, String fault) {
        return new Inspection(request.number(), List.of(), "", 0, 0, Map.of(), List.of(), fault);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts rows, adds up totals and notes where slices start. */
    private static final class Reading {
        private final int file;
        private final Charset charset;
        private final List<String> totalNames;
        private final int[] totalPlaces;
        private final BigDecimal[] sums;
        /** What is not in the sums yet, in millionths. */
        private final long[] pending;

        private final Cell cell = new Cell();
        private final List<long[]> cuts = new ArrayList<>();
        private long rows;

        Reading(Request request, List<String> header, Charset charset) {
            this.file = request.number();
            this.charset = charset;
            this.totalNames = request.totals();
            this.totalPlaces = totalNames.stream()
                    .mapToInt(name -> header.indexOf(column(name, request.columns())))
                    .toArray();
            this.sums = new BigDecimal[totalPlaces.length];
            Arrays.fill(sums, BigDecimal.ZERO);
            this.pending = new long[totalPlaces.length];
        }

        void take(RecordScanner scanner) {
            rows++;
            long position = scanner.position();
            if (cuts.isEmpty() || position - cuts.get(cuts.size() - 1)[0] >= SLICE) {
                cuts.add(new long[] {position, scanner.line()});
            }
            for (int i = 0; i < totalPlaces.length; i++) {
                if (totalPlaces[i] >= 0 && totalPlaces[i] < scanner.cells()) {
                    add(i, scanner, totalPlaces[i]);
                }
            }
        }

        private void add(int total, RecordScanner scanner, int place) {
            if (scanner.verbatim(place) && scanner.isAscii(place)) {
                cell.takeAscii(scanner.bytes(), scanner.start(place), scanner.end(place), false);
            } else {
                cell.takeText(new String(scanner.cell(place), charset));
            }
            long fast = PlainNumber.millionths(cell.bytes(), cell.from(), cell.length());
            if (fast != PlainNumber.UNREADABLE) {
                if (Math.abs(pending[total]) > MOST_PENDING) {
                    settle(total);
                }
                pending[total] += fast;
            } else if (cell.length() < 1000 && PLAIN.matcher(cell.text()).matches()) {
                sums[total] = sums[total].add(new BigDecimal(cell.text()));
            }
        }

        private void settle(int total) {
            sums[total] = sums[total].add(BigDecimal.valueOf(pending[total], 6));
            pending[total] = 0;
        }

        Map<String, BigDecimal> totals() {
            Map<String, BigDecimal> totals = new TreeMap<>();
            for (int i = 0; i < sums.length; i++) {
                settle(i);
                totals.put(totalNames.get(i), sums[i]);
            }
            return totals;
        }

        List<Slice> slices(long length) {
            List<Slice> slices = new ArrayList<>();
            for (int i = 0; i < cuts.size(); i++) {
                long end = i + 1 < cuts.size() ? cuts.get(i + 1)[0] : length;
                slices.add(new Slice(file, cuts.get(i)[0], end, cuts.get(i)[1]));
            }
            return slices;
        }
    }

    private static final class Counting extends FilterInputStream {
        private final MessageDigest digest;
        private long count;

        Counting(InputStream in, MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > 0) {
                digest.update(bytes, from, read);
                count += read;
            }
            return read;
        }

        /** Bytes behind the end of the compressed data belong to the file as it lies. */
        void drain() throws IOException {
            byte[] rest = new byte[8192];
            int read = 0;
            while (read >= 0) {
                read = read(rest, 0, rest.length);
            }
        }
    }
}
