package precredit.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One way to break a good row so that exactly one reason applies to it: cells to overwrite, by column. */
record Fault(SampleFile file, Reason reason, Map<String, String> cells) {
    /** Stands for a byte that neither GB18030 nor UTF-8 can read. */
    static final char BAD_BYTE = '\uFFFF';

    private static final String ELSEWHERE = "370983";
    private static final String INVENTED_PERSON = "379";
    private static final Map<SampleFile, List<Fault>> ALL = read().stream().collect(Collectors.groupingBy(Fault::file));

    /** The ways in which rows of a file are broken, in the order of their turn. */
    static List<Fault> of(SampleFile file) {
        return ALL.get(file);
    }

    /** The broken row; {@code dt} is the delivery it goes into. */
    String[] breaking(String[] good, LocalDate dt) {
        String[] row = good.clone();
        cells.forEach((column, value) -> row[file.column(column)] = filled(value, dt));
        return switch (reason) {
            case COLUMN_COUNT -> Arrays.copyOf(row, row.length - 1);
            case OUTSIDE_COUNTY -> movedAway(row);
            default -> row;
        };
    }

    /** A pattern in braces becomes a day a month after the delivery. */
    private static String filled(String value, LocalDate dt) {
        if (!value.startsWith("{")) {
            return value;
        }
        int close = value.indexOf('}');
        String pattern = value.substring(1, close);
        return pattern.equals("bad byte")
                ? "王" + BAD_BYTE
                : dt.plusDays(30).format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
                        + value.substring(close + 1);
    }

    private static String[] movedAway(String[] row) {
        return Arrays.stream(row)
                .map(cell -> isLandCode(cell) ? ELSEWHERE + cell.substring(6) : cell)
                .toArray(String[]::new);
    }

    private static boolean isLandCode(String cell) {
        return cell.length() >= 14 && cell.startsWith("3") && !cell.startsWith(INVENTED_PERSON);
    }

    private static List<Fault> read() {
        try (InputStream bytes = Fault.class.getResourceAsStream("faults.csv");
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return rows.stream().map(Fault::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Fault of(NamedCsvRecord row) {
        Map<String, String> cells = new TreeMap<>();
        for (String cell : row.getField("cells").split(";", -1)) {
            int equals = cell.indexOf('=');
            if (equals > 0) {
                cells.put(cell.substring(0, equals), cell.substring(equals + 1));
            }
        }
        return new Fault(
                SampleFile.valueOf(row.getField("file")), Reason.valueOf(row.getField("reason")), Map.copyOf(cells));
    }
}
