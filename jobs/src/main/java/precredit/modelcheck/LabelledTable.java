package precredit.modelcheck;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import precredit.problem.Problems;

/** A table of texts in the order of its ids: what a CSV file holds beside its label, which is 1 for bad and 0 for good. */
record LabelledTable(List<String> ids, byte[] bad, List<String> columns, List<String[]> cells) {
    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "?", ".");

    /** Where a table lies and which of its columns are the label and the id. */
    record Source(Path file, String label, String id) {}

    /** One row as read. */
    private record Line(String id, byte bad, String[] cells) {}

    static LabelledTable read(Source source) {
        List<Line> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(source.file)) {
            for (NamedCsvRecord row : csv) {
                if (columns.isEmpty()) {
                    columns.addAll(inputs(row, source));
                }
                lines.add(line(row, source, columns));
            }
        } catch (IOException | de.siegmar.fastcsv.reader.CsvParseException e) {
            throw Problems.badTable(source.file, "it cannot be read as CSV", "Give a CSV file with a header row");
        }
        lines.sort(Comparator.comparing(Line::id));
        requireDifferentIds(lines, source);
        byte[] bad = new byte[lines.size()];
        IntStream.range(0, bad.length).forEach(row -> bad[row] = lines.get(row).bad);
        return new LabelledTable(
                lines.stream().map(Line::id).toList(),
                bad,
                List.copyOf(columns),
                lines.stream().map(Line::cells).toList());
    }

    int rows() {
        return bad.length;
    }

    /** A cell, empty when it is missing. */
    String cell(int row, int column) {
        return cells.get(row)[column];
    }

    private static List<String> inputs(NamedCsvRecord row, Source source) {
        List<String> header = row.getHeader();
        for (String wanted : List.of(source.label, source.id)) {
            if (!header.contains(wanted)) {
                throw Problems.badTable(
                        source.file, "it has no column " + wanted, "It has " + String.join(", ", header));
            }
        }
        List<String> inputs = header.stream()
                .filter(name -> !name.equals(source.label) && !name.equals(source.id))
                .toList();
        if (inputs.isEmpty()) {
            throw Problems.badTable(source.file, "it has no column to learn from", "Add some beside id and label");
        }
        return inputs;
    }

    private static Line line(NamedCsvRecord row, Source source, List<String> columns) {
        if (row.getFieldCount() != row.getHeader().size()) {
            throw Problems.badTable(
                    source.file,
                    "line " + row.getStartingLineNumber() + " has " + row.getFieldCount() + " cells, the header "
                            + row.getHeader().size(),
                    "Correct the line");
        }
        byte bad =
                switch (row.getField(source.label).strip()) {
                    case "1", "1.0" -> 1;
                    case "0", "0.0" -> 0;
                    default ->
                        throw Problems.badTable(
                                source.file,
                                "the label on line " + row.getStartingLineNumber() + " is neither 0 nor 1",
                                "Write 1 for a bad outcome and 0 for a good one");
                };
        String[] cells = columns.stream()
                .map(name -> row.getField(name).strip())
                .map(cell -> MISSING.contains(cell) ? "" : cell)
                .toArray(String[]::new);
        return new Line(row.getField(source.id).strip(), bad, cells);
    }

    private static void requireDifferentIds(List<Line> sorted, Source source) {
        for (int row = 1; row < sorted.size(); row++) {
            if (sorted.get(row).id.equals(sorted.get(row - 1).id)) {
                throw Problems.badTable(
                        source.file, "two rows have the same " + source.id, "Give every row an id of its own");
            }
        }
    }
}
