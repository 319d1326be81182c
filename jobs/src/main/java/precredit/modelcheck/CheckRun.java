package precredit.modelcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import precredit.model.Gates;
import precredit.model.ModelSettings;
import precredit.model.Verdict;
import precredit.modelcheck.ModelCheck.Repeat;
import precredit.problem.Problem;
import precredit.problem.Problems;

/** One check from a file to a folder with scores, figures and a report. */
public record CheckRun(Path file, String label, String id, Optional<Path> split, Path out) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The figures by name, what a terminal shows of them, and what the gates refused. */
    public record Outcome(Map<String, Object> figures, String words, Optional<Problem> refusal) {}

    /** Progress is told to {@code steps}, repeat by repeat. */
    public Outcome run(SparkSession spark, ModelSettings settings, java.util.function.Consumer<String> steps) {
        LabelledTable table = LabelledTable.read(new LabelledTable.Source(file, label, id));
        requireEnough(table, settings.gates());
        Split rows = split.map(named -> Split.read(named, table, id)).orElseGet(() -> Split.byHash(table));
        ModelCheck check = new ModelCheck(table, settings.growth());
        folder();
        List<Repeat> repeats = new ArrayList<>();
        for (int repeat = 0; repeat < rows.repeats(); repeat++) {
            Repeat done = check.run(spark, rows.training(repeat), rows.tested(repeat));
            requireBothClasses(done);
            ScoreFile.write(out.resolve("scores-" + (repeat + 1) + ".csv"), table, done);
            repeats.add(done);
            steps.accept("repeat " + (repeat + 1) + " of " + rows.repeats() + ": the "
                    + done.contest().readable() + " would be shipped");
        }
        Figures tested = Figures.tested(repeats);
        Map<String, Object> figures = figures(tested, repeats);
        write("metrics.json", json(figures) + "\n");
        write(
                "report.html",
                new CheckReport(table, repeats).page(file.getFileName().toString()));
        return new Outcome(figures, words(tested), refusal(repeats, settings.gates()));
    }

    private void requireEnough(LabelledTable table, ModelSettings.GateSettings gates) {
        long bads = 0;
        for (byte bad : table.bad()) {
            bads += bad;
        }
        if (Gates.enough(table.rows() - bads, bads, gates) instanceof Verdict.Refused few) {
            throw Problems.tableRefused(file, few.reasons());
        }
    }

    private void requireBothClasses(Repeat repeat) {
        for (ModelCheck.Scored set : List.of(repeat.training(), repeat.tested())) {
            if (set.rows().bads() == 0 || set.rows().bads() == set.rows().count()) {
                throw Problems.badTable(
                        file, "the split leaves a set without a good or without a bad row", "Split it otherwise");
            }
        }
    }

    private Optional<Problem> refusal(List<Repeat> repeats, ModelSettings.GateSettings gates) {
        List<String> reasons = Gates.knowingTheOutcome(repeats.get(0).contest().strengths(), gates);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(Problems.tableRefused(file, reasons));
    }

    private static Map<String, Object> figures(Figures tested, List<Repeat> repeats) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("auc", tested.auc());
        figures.put("ks", tested.ks());
        figures.put("brier", tested.brier());
        figures.put(
                "leaves",
                repeats.stream()
                        .mapToInt(repeat -> repeat.contest().tree().leaves().size())
                        .average()
                        .orElseThrow());
        figures.put("repeats", repeats.size());
        figures.put(
                "shipped",
                repeats.stream().map(repeat -> repeat.contest().readable()).toList());
        return figures;
    }

    private static String words(Figures tested) {
        StringBuilder table = new StringBuilder("%-12s %8s %8s %8s%n".formatted("unseen rows", "AUC", "KS", "Brier"));
        tested.auc()
                .forEach((contender, auc) -> table.append(String.format(
                        Locale.ROOT,
                        "%-12s %8.4f %8.4f %8.4f\n",
                        contender,
                        auc,
                        tested.ks().get(contender),
                        tested.brier().get(contender))));
        return table.toString();
    }

    private void folder() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw Problems.badTable(out, "its folder cannot be made", "Give another --out");
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(out.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, Object> figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
