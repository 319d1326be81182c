package precredit.modelcheck;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precredit.problem.Problems;

/** Which rows train and which test, once for each repeat. */
final class Split {
    /** Of 256 values of the first byte of an id's hash those below train. */
    private static final int SEVEN_TENTHS = 179;

    private final List<boolean[]> repeats;

    private Split(List<boolean[]> repeats) {
        this.repeats = repeats;
    }

    int repeats() {
        return repeats.size();
    }

    int[] training(int repeat) {
        return rows(repeat, true);
    }

    int[] tested(int repeat) {
        return rows(repeat, false);
    }

    /** One repeat in which seven of ten rows train, chosen by a hash of their ids. */
    static Split byHash(LabelledTable table) {
        boolean[] trains = new boolean[table.rows()];
        for (int row = 0; row < trains.length; row++) {
            trains[row] = (sha256(table.ids().get(row))[0] & 0xFF) < SEVEN_TENTHS;
        }
        return new Split(List.of(trains));
    }

    /**
     * A file with a header: the id in the column of that name, else in the first, and a column for each repeat that holds
     * 1 or train, and 0 or test.
     */
    static Split read(Path file, LabelledTable table, String id) {
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, table.rows()).forEach(row -> places.put(table.ids().get(row), row));
        List<boolean[]> repeats = new ArrayList<>();
        boolean[] known = new boolean[table.rows()];
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                int idAt = Math.max(0, line.getHeader().indexOf(id));
                while (repeats.size() < line.getHeader().size() - 1) {
                    repeats.add(new boolean[table.rows()]);
                }
                Integer row = places.get(line.getField(idAt).strip());
                if (row != null) {
                    known[row] = true;
                    take(line, idAt, row, repeats, file);
                }
            }
        } catch (IOException | de.siegmar.fastcsv.reader.CsvParseException | IndexOutOfBoundsException e) {
            throw Problems.badTable(file, "it cannot be read as a split", "Give a CSV file of id and 1 or 0 a repeat");
        }
        check(known, repeats, file);
        return new Split(repeats);
    }

    private static void take(NamedCsvRecord line, int idAt, int row, List<boolean[]> repeats, Path file) {
        int repeat = 0;
        for (int cell = 0; cell <= repeats.size(); cell++) {
            if (cell != idAt) {
                repeats.get(repeat++)[row] = isTraining(line.getField(cell).strip(), line, file);
            }
        }
    }

    private static boolean isTraining(String cell, NamedCsvRecord line, Path file) {
        return switch (cell.toLowerCase(java.util.Locale.ROOT)) {
            case "1", "1.0", "train", "training", "true" -> true;
            case "0", "0.0", "test", "holdout", "false" -> false;
            default ->
                throw Problems.badTable(
                        file,
                        "line " + line.getStartingLineNumber() + " says neither 1 nor 0",
                        "Write 1 or train for rows that train, 0 or test for the others");
        };
    }

    private static void check(boolean[] known, List<boolean[]> repeats, Path file) {
        long unknown =
                IntStream.range(0, known.length).filter(row -> !known[row]).count();
        if (unknown > 0 || repeats.isEmpty()) {
            throw Problems.badTable(
                    file,
                    repeats.isEmpty() ? "it has no column beside the id" : unknown + " rows of the table are not in it",
                    "Name every row of the table, and 1 or 0 for each repeat");
        }
        for (boolean[] repeat : repeats) {
            long trains =
                    IntStream.range(0, repeat.length).filter(row -> repeat[row]).count();
            if (trains == 0 || trains == repeat.length) {
                throw Problems.badTable(file, "a repeat trains on no row or tests none", "Give each repeat both");
            }
        }
    }

    private int[] rows(int repeat, boolean trains) {
        boolean[] training = repeats.get(repeat);
        return IntStream.range(0, training.length)
                .filter(row -> training[row] == trains)
                .toArray();
    }

    private static byte[] sha256(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
