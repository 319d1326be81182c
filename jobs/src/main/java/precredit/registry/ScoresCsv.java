package precredit.registry;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import precredit.model.validation.Scored;

/**
 * One line for each loan and part: {@code row} (the place of the loan among the labelled ones in the order of their ids,
 * which names nobody), {@code part}, {@code label} (1 is bad) and the probability of each model in digits that read back
 * as the same number; empty where a model did not score.
 */
public final class ScoresCsv {
    private ScoresCsv() {}

    public static String write(List<Scored> parts) {
        List<String> models = List.copyOf(parts.get(0).pds().keySet());
        List<String> header = new ArrayList<>(List.of("row", "part", "label"));
        header.addAll(models);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            parts.forEach(part -> write(csv, part, models));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Scored part, List<String> models) {
        String name = part.part().text();
        for (int row = 0; row < part.numbers().length; row++) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(part.numbers()[row]));
            cells.add(name);
            cells.add(part.rows().isBad(row) ? "1" : "0");
            for (String model : models) {
                double[] pds = part.pds().get(model);
                cells.add(pds == null ? "" : NumberOutput.toString(pds[row], true));
            }
            csv.writeRecord(cells);
        }
    }
}
