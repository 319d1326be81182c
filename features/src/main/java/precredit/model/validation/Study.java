package precredit.model.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import precredit.model.LabelledLoans;
import precredit.model.ModelCard;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.table.Rows;
import precredit.model.validation.Scored.Numbered;

/** The validation of one model: its figures, and the scores they can be recomputed from. */
public record Study(Figures figures, List<Scored> scored) {
    /**
     * What is studied: the model, the good and bad loans of households with known outcome ({@code known}), those of them
     * whose 12 months are over ({@code mature}), and all loans by label.
     */
    public record Subject(
            TrainedModel model, LabelledLoans known, LabelledLoans mature, ModelCard.LabelCounts counts) {}

    /**
     * With what: {@code baseline} has learnt from the training loans, the county is missing where nobody is scored; both
     * are asked for only when they are needed.
     */
    public record Means(
            ModelSettings settings, Scale scale, Supplier<Scorer> baseline, Supplier<Optional<County>> county) {}

    public static Study of(Subject subject, Means means) {
        TrainedModel model = subject.model();
        Numbered all = Numbered.all(subject.mature());
        Numbered development =
                model.periods().heldOutFrom().map(day -> all.split(day, false)).orElse(all);
        Optional<CrossFit> crossFit = CrossFit.of(development, means.settings());
        List<Scored> scored = scored(model, all, development, crossFit, means);
        List<Measures> measures =
                scored.stream().map(one -> Measures.of(one, means.scale())).toList();
        Optional<Scored> later = part(scored, Scored.Part.OUT_OF_TIME);
        Rows inputs = all.loans().inputs(means.settings().inputs());
        DriftBins bins = new DriftBins(model.tree(), scored.get(0).rows());
        Optional<CountyFigures> county = means.county()
                .get()
                .filter(one -> one.scored().length > 0)
                .map(one -> CountyFigures.of(one, model.tree(), bins, all.loans(), means.scale()));
        Figures figures = new Figures(
                Labels.of(
                        subject.counts(),
                        new Labels.Known(
                                subject.known().count(), subject.mature().bads()),
                        measures.get(0),
                        subject.mature().count()),
                measures,
                Leaf.of(model.tree(), later, county),
                model.strengths(),
                Month.of(all.loans(), inputs, bins),
                crossFit.map(fit -> TreeStability.of(
                        model.tree(), fit.learnt(), later.map(Scored::rows).orElse(inputs), means.scale())),
                county);
        return new Study(figures, scored);
    }

    /** The baseline is not learnt again for each fold: it is there to compare with on later loans. */
    private static List<Scored> scored(
            TrainedModel model, Numbered all, Numbered development, Optional<CrossFit> crossFit, Means means) {
        Map<String, Scorer> scorers = new LinkedHashMap<>(Scorer.of(model.learnt()));
        scorers.put(Scorer.BASELINE, means.baseline().get());
        var inputs = means.settings().inputs();
        List<Scored> scored = new ArrayList<>();
        scored.add(Scored.of(Scored.Part.TRAINING, development, inputs, scorers));
        crossFit.map(CrossFit::scored).ifPresent(scored::add);
        model.periods()
                .heldOutFrom()
                .map(day -> all.split(day, true))
                .map(later -> Scored.of(Scored.Part.OUT_OF_TIME, later, inputs, scorers))
                .ifPresent(scored::add);
        return List.copyOf(scored);
    }

    private static Optional<Scored> part(List<Scored> scored, Scored.Part part) {
        return scored.stream()
                .flatMap(one -> one.part() == part ? Stream.of(one) : Stream.of())
                .findFirst();
    }
}
