package precredit.night;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import precredit.model.TrainedModel;
import precredit.model.Verdict;
import precredit.problem.Problem;
import precredit.problem.Problems;
import precredit.registry.RegisteredModel;

/**
 * What a registered model shows now beside what its card says, and whether that is enough. {@code loans} are all it was
 * trained and tested on, {@code heldOut} those of them that came last.
 */
public record Measured(
        RegisteredModel model, TrainedModel.Part loans, Optional<TrainedModel.Part> heldOut, Verdict verdict) {

    /** The figures on the held-out loans by name; none for a model that was never measured. */
    public Map<String, Object> figures() {
        return figures(heldOut);
    }

    /** The names of the figures that are not those of the card. */
    public List<String> differing() {
        Map<String, Object> now = figures();
        List<String> differing = new ArrayList<>();
        figures(model.holdOut()).forEach((name, figure) -> {
            if (!figure.equals(now.get(name))) {
                differing.add(name);
            }
        });
        return differing;
    }

    /** The refusal of a gate. */
    public Optional<Problem> refusal() {
        return verdict instanceof Verdict.Refused refused
                ? Optional.of(Problems.modelRefused(model.modelId(), refused.reasons()))
                : Optional.empty();
    }

    /** The figures as a table for the terminal. */
    public String words() {
        String loansInWords = String.format(
                Locale.ROOT,
                "model %s, trained on %s, %,d good and %,d bad loans\n",
                model.modelId(),
                model.trainingDate(),
                loans.goods(),
                loans.bads());
        return loansInWords
                + (model.holdOut().isEmpty() ? "unmeasured: no loans were held out when it was trained\n" : table());
    }

    private String table() {
        StringBuilder table = new StringBuilder(line("held out", "measured now", "on its card"));
        Map<String, Object> now = figures();
        figures(model.holdOut()).forEach((name, figure) -> table.append(line(name, now.get(name), figure)));
        String conclusion = differing().isEmpty()
                ? "the same as on its card\n"
                : "differs from its card in " + String.join(", ", differing())
                        + ": gold/training was written again since\n";
        return table.append(conclusion).toString();
    }

    private static String line(String name, Object now, Object card) {
        return String.format(Locale.ROOT, "%-10s  %-20s  %s\n", name, now == null ? "none" : now, card);
    }

    private static Map<String, Object> figures(Optional<TrainedModel.Part> part) {
        Map<String, Object> figures = new LinkedHashMap<>();
        part.ifPresent(loans -> {
            figures.put("from", loans.from().toString());
            figures.put("to", loans.to().toString());
            figures.put("good", loans.goods());
            figures.put("bad", loans.bads());
        });
        part.flatMap(TrainedModel.Part::metrics).ifPresent(metrics -> {
            figures.put("auc", metrics.auc());
            figures.put("ks", metrics.ks());
            figures.put("gini", metrics.gini());
            figures.put("brier", metrics.brier());
        });
        return figures;
    }
}
