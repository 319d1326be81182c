package precredit.publish;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * CSV as a Chinese Excel opens it: UTF-8 with a byte order mark, CRLF, RFC 4180. A cell that Excel would take for a
 * formula begins with an apostrophe.
 */
final class CsvText {
    static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    /** How one row is written; {@code number} counts from 1. */
    interface Cells<T> {
        List<String> of(long number, T row);
    }

    static <T> ListFile of(String name, List<String> header, Iterator<T> rows, Cells<T> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        long count = 0;
        try (CsvWriter writer = writer(bytes)) {
            writer.writeRecord(header);
            while (rows.hasNext()) {
                count++;
                writer.writeRecord(
                        cells.of(count, rows.next()).stream().map(CsvText::safe).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ListFile(name, count, bytes.toByteArray());
    }

    /** Cells that were read from such a file, written as they lie there. */
    static ListFile again(String name, List<String> header, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter writer = writer(bytes)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ListFile(name, rows.size(), bytes.toByteArray());
    }

    private static CsvWriter writer(OutputStream bytes) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes);
    }

    /** The rows of such a file, by the names of their columns and with cells as they lie there. */
    static <T> List<T> read(byte[] file, Function<NamedCsvRecord, T> row) {
        String text = new String(file, StandardCharsets.UTF_8);
        String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cell as it was before {@link #of} made it safe. */
    static String unsafe(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static String safe(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    }
}
