package precredit.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import precredit.identity.Tokens;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;

/** Reads rows of one file of the default sources, delivered on 2024-01-06 to county 370982. */
final class ReadingOf {
    static final LocalDate DT = LocalDate.of(2024, 1, 6);
    private static final Map<String, SourceSettings> SOURCES =
            Settings.load(Optional.empty(), List.of()).sources();
    private static final Tokens.Key KEY = new Tokens.Key(Tokens.Algorithm.HMAC_SM3, new byte[] {1, 2, 3});
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private final String source;
    private final String file;
    private final Map<String, String> good;

    /** {@code good} are the columns of a row that can be used, each as name=value, in the order of the file. */
    ReadingOf(String source, String file, String... good) {
        this.source = source;
        this.file = file;
        this.good = cells(List.of(good));
    }

    /** What becomes of the good row with some cells changed ({@code name=value}, apart by semicolons): a reason, or {@code good}. */
    String of(String... changes) {
        return onlyReasonOf(text(changes).getBytes(charset()));
    }

    /** Header and row, with some cells changed. */
    String text(String... changes) {
        Map<String, String> row = new LinkedHashMap<>(good);
        row.putAll(cells(List.of(changes)));
        return String.join(",", row.keySet()) + "\n" + String.join(",", row.values()) + "\n";
    }

    String onlyReasonOf(byte[] bytes) {
        List<String> rows = reasonsOf(bytes);
        if (rows.size() != 1) {
            throw new IllegalArgumentException("one row is needed, not " + rows);
        }
        return rows.get(0).substring(rows.get(0).indexOf(' ') + 1);
    }

    /** Line and reason of each row. */
    List<String> reasonsOf(byte[] bytes) {
        List<String> reasons = new ArrayList<>();
        RowReader row = open(bytes);
        while (next(row)) {
            reasons.add(row.line() + " " + row.reason().map(Reason::name).orElse("good"));
        }
        return reasons;
    }

    /** The reader on the first row of a file with some cells changed. */
    RowReader firstRow(String... changes) {
        return firstRowOf(text(changes));
    }

    RowReader firstRowOf(String text) {
        RowReader row = open(text.getBytes(charset()));
        next(row);
        return row;
    }

    Charset charset() {
        return SOURCES.get(source).charset();
    }

    private RowReader open(byte[] bytes) {
        try {
            RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(bytes), 1);
            scanner.next();
            List<String> header = new ArrayList<>();
            for (int i = 0; i < scanner.cells(); i++) {
                header.add(new String(scanner.cell(i), charset()));
            }
            return new RowReader(scanner, plan(header), new Persons(KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FilePlan plan(List<String> header) {
        return new FilePlan(
                "370982",
                source,
                file,
                file + ".csv",
                "",
                SOURCES.get(source).encoding(),
                List.of(),
                (int) DT.toEpochDay(),
                (int) DT.toEpochDay(),
                List.of("370982", "370923"),
                FileLayout.of(header, SOURCES.get(source).files().get(file)));
    }

    private static boolean next(RowReader row) {
        try {
            return row.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> cells(List<String> cells) {
        return cells.stream()
                .flatMap(SEMICOLON::splitAsStream)
                .filter(cell -> !cell.isBlank())
                .map(cell -> cell.strip().split("=", 2))
                .collect(Collectors.toMap(cell -> cell[0], cell -> cell[1], (a, b) -> b, LinkedHashMap::new));
    }
}
