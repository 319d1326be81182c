package precredit.modelcheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import precredit.model.Metrics;
import precredit.modelcheck.ModelCheck.Repeat;
import precredit.modelcheck.ModelCheck.Scored;

/** The measures of each contender, as means over the repeats. */
record Figures(Map<String, List<Metrics>> byContender) {
    /** On the rows not trained on. */
    static Figures tested(List<Repeat> repeats) {
        return of(repeats.stream().map(Repeat::tested).toList());
    }

    /** On the rows trained on. */
    static Figures training(List<Repeat> repeats) {
        return of(repeats.stream().map(Repeat::training).toList());
    }

    Map<String, Double> auc() {
        return means(Metrics::auc);
    }

    Map<String, Double> ks() {
        return means(Metrics::ks);
    }

    Map<String, Double> brier() {
        return means(Metrics::brier);
    }

    private static Figures of(List<Scored> sets) {
        Map<String, List<Metrics>> measured = new LinkedHashMap<>();
        for (String contender : sets.get(0).pds().keySet()) {
            measured.put(
                    contender,
                    sets.stream()
                            .map(set -> Metrics.of(set.pds().get(contender), set.rows())
                                    .orElseThrow())
                            .toList());
        }
        return new Figures(measured);
    }

    private Map<String, Double> means(ToDoubleFunction<Metrics> measure) {
        Map<String, Double> means = new LinkedHashMap<>();
        byContender.forEach((contender, measured) -> means.put(
                contender, measured.stream().mapToDouble(measure).average().orElseThrow()));
        return means;
    }
}
