package precredit.dictionary;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import precredit.problem.Problem;
import precredit.problem.Problems;
import precredit.store.Store;

/** One CSV file with a header, in UTF-8 with or without a byte order mark, columns found by name in any order. */
record DictionaryFile(String name, List<String> header, List<DictionaryLine> lines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static DictionaryFile read(Store store, String name) {
        if (!store.exists(name)) {
            throw Problems.badDictionary(name, "there is no such file", "Set dictionaries.* to where it lies");
        }
        List<CsvRecord> records = records(name, text(name, bytes(store, name)));
        if (records.isEmpty()) {
            throw Problems.badDictionary(name, "it is empty", "Give it a header and rows");
        }
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        if (new HashSet<>(header).size() < header.size()) {
            throw at(name, 1, "two columns have the same name", "Name every column once");
        }
        List<DictionaryLine> lines = records.stream()
                .skip(1)
                .map(record -> line(name, header, record))
                .toList();
        return new DictionaryFile(name, header, lines);
    }

    boolean has(String... columns) {
        return Stream.of(columns).allMatch(header::contains);
    }

    /** Refuses the file unless its header has all the columns. */
    DictionaryFile require(String... columns) {
        if (!has(columns)) {
            throw at(name, 1, "the header has not all of " + String.join(", ", columns), "Add the missing columns");
        }
        return this;
    }

    static Problem at(String name, long line, String why, String toDo) {
        return Problems.badDictionary(name + ", line " + line, why, toDo);
    }

    private static DictionaryLine line(String name, List<String> header, CsvRecord cells) {
        if (cells.getFieldCount() != header.size()) {
            throw at(
                    name,
                    cells.getStartingLineNumber(),
                    cells.getFieldCount() + " cells under a header of " + header.size(),
                    "Write one cell for each column");
        }
        return new DictionaryLine(name, cells.getStartingLineNumber(), header, cells.getFields());
    }

    private static List<CsvRecord> records(String name, String text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException | IOException e) {
            long last = records.isEmpty() ? 0 : records.get(records.size() - 1).getStartingLineNumber();
            throw at(name, last + 1, "its quotes do not match", "Close every quote");
        }
        return records;
    }

    private static byte[] bytes(Store store, String name) {
        try {
            return store.read(name);
        } catch (UncheckedIOException unreadable) {
            throw Problems.badDictionary(name, "it is no file that can be read", "Set dictionaries.* to where it lies");
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problems.badDictionary(name, "it is not UTF-8", "Save it as UTF-8");
        }
    }
}
