package precredit.modelcheck;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import precredit.modelcheck.ModelCheck.Repeat;
import precredit.modelcheck.ModelCheck.Scored;

/** The scores of one repeat row by row, in digits that read back as the same numbers: all measures can be redone. */
final class ScoreFile {
    private ScoreFile() {}

    static void write(Path file, LabelledTable table, Repeat repeat) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("id", "label", "set"));
            header.addAll(repeat.tested().pds().keySet());
            csv.writeRecord(header);
            write(csv, table, repeat.training(), "train");
            write(csv, table, repeat.tested(), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(CsvWriter csv, LabelledTable table, Scored set, String name) {
        for (int row = 0; row < set.places().length; row++) {
            List<String> cells = new ArrayList<>();
            cells.add(table.ids().get(set.places()[row]));
            cells.add(set.rows().isBad(row) ? "1" : "0");
            cells.add(name);
            for (double[] pds : set.pds().values()) {
                cells.add(NumberOutput.toString(pds[row], true));
            }
            csv.writeRecord(cells);
        }
    }
}
