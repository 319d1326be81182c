package precredit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Boosting;
import precredit.model.learn.Parts;

/**
 * Learns a tree from labelled loans. The latest loans are held out; of the others the later ones choose the size of the
 * tree, which then grows on all of them. The same loans give the same tree in any order and on any partitions.
 */
public final class TreeTrainer {
    private static final int PARTS = 4;

    private TreeTrainer() {}

    /** Needs the columns of the inputs, and at least one loan. */
    public static TrainedModel train(LabelledLoans loans, ModelSettings settings) {
        Periods periods = Periods.of(Periods.days(loans), settings.holdOut());
        LabelledLoans development = periods.heldOutFrom().map(loans::before).orElse(loans);
        TrainedModel.Learnt learnt = learnt(development, periods.chosenFrom(), settings);
        return new TrainedModel(
                learnt,
                periods,
                part(learnt.tree(), development),
                periods.heldOutFrom().map(from -> part(learnt.tree(), loans.from(from))),
                InputStrength.of(learnt.rows()));
    }

    /** Learns from some loans just as from all development loans, choosing its size on the later ones among them. */
    public static TrainedModel.Learnt again(LabelledLoans some, ModelSettings settings) {
        return learnt(some, Periods.chosenFrom(Periods.days(some), settings.holdOut()), settings);
    }

    private static TrainedModel.Learnt learnt(
            LabelledLoans development, Optional<LocalDate> chosenFrom, ModelSettings settings) {
        ModelSettings.Growth growth = settings.growth();
        BinnedRows rows = BinnedRows.quantiles(development.inputs(settings.inputs()), growth.maxBins());
        Parts parts = parts(development, chosenFrom);
        Boosting.Taught taught = Boosting.fit(Boosting.Rule.usual(growth.seed()), rows, parts);
        TreeLearner learner = new TreeLearner(settings.inputs(), growth);
        Size size = chosenFrom.isPresent()
                ? Size.best(learner.grown(rows.at(parts.learnt()), rows.at(parts.tested()), taught.onPart()), growth)
                : new Size(growth.maxDepth(), growth.untestedLeaves());
        Node<Sample> grown = learner.grown(rows, rows.at(new int[0]), taught.onAll());
        return new TrainedModel.Learnt(learner.finished(size.cut(grown)), size, taught.onAll(), rows);
    }

    /** The later development loans test what the earlier learnt; if they are too few to, any quarter does. */
    private static Parts parts(LabelledLoans development, Optional<LocalDate> chosenFrom) {
        return chosenFrom
                .map(from -> new Parts(places(development, from, false), places(development, from, true)))
                .orElseGet(() -> Parts.folds(development.count(), PARTS).get(0));
    }

    private static int[] places(LabelledLoans loans, LocalDate from, boolean isLater) {
        List<LocalDate> days = loans.days();
        return IntStream.range(0, loans.count())
                .filter(row -> days.get(row).isBefore(from) != isLater)
                .toArray();
    }

    static TrainedModel.Part part(Tree tree, LabelledLoans loans) {
        LocalDate first = loans.days().stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = loans.days().stream().max(LocalDate::compareTo).orElseThrow();
        Optional<Metrics> metrics = Metrics.of(TreeScores.of(tree, loans.rows()).pds(), loans.rows());
        return new TrainedModel.Part(first, last, loans.goods(), loans.bads(), metrics);
    }
}
