package precredit.model.validation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precredit.model.Interval;
import precredit.model.Metrics;
import precredit.model.Resampling;

/** What is measured on one part: every model with intervals; of the tree also gains by tenth and calibration by grade. */
public record Measures(
        Scored.Part part,
        LocalDate from,
        LocalDate to,
        long rows,
        long bads,
        Map<String, OfModel> models,
        List<Gain> gains,
        List<GradeFit> grades) {
    /** A figure and its interval of 95 % by resampling. */
    public record Figure(double value, double low, double high) {
        static Figure of(double value, Interval interval) {
            return new Figure(value, interval.low(), interval.high());
        }
    }

    /** The measures of one model; {@code aucAhead} is by how much its area exceeds that of the tree. */
    public record OfModel(Figure auc, Figure ks, Figure gini, Figure brier, Figure aucAhead) {}

    /** Models are not measured where a class is missing. */
    static Measures of(Scored scored, Scale scale) {
        double[] tree = scored.pds().get(Scorer.TREE);
        return new Measures(
                scored.part(),
                scored.from(),
                scored.to(),
                scored.rows().count(),
                scored.rows().bads(),
                scored.hasBothClasses() ? models(scored) : Map.of(),
                Gain.tenths(tree, scored.rows()),
                GradeFit.of(tree, scored.rows(), scale));
    }

    private static Map<String, OfModel> models(Scored scored) {
        Map<String, OfModel> models = new LinkedHashMap<>();
        Map<String, Resampling.Intervals> intervals = Resampling.of(scored.pds(), scored.rows());
        double first = auc(scored, Scorer.TREE);
        scored.pds().forEach((name, pds) -> {
            Metrics metrics = Metrics.of(pds, scored.rows()).orElseThrow();
            Resampling.Intervals around = intervals.get(name);
            models.put(
                    name,
                    new OfModel(
                            Figure.of(metrics.auc(), around.auc()),
                            Figure.of(metrics.ks(), around.ks()),
                            Figure.of(metrics.gini(), around.gini()),
                            Figure.of(metrics.brier(), around.brier()),
                            Figure.of(metrics.auc() - first, around.lead())));
        });
        return models;
    }

    private static double auc(Scored scored, String model) {
        return Metrics.of(scored.pds().get(model), scored.rows()).orElseThrow().auc();
    }
}
