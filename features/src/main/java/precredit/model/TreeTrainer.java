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
        BinnedRows rows = BinnedRows.quantiles(
                development.inputs(settings.inputs()), settings.growth().maxBins());
        Sized tree = tree(rows, periods, parts(development, periods), settings);
        return new TrainedModel(
                tree.tree(),
                tree.size(),
                periods,
                part(tree.tree(), development),
                periods.heldOutFrom().map(from -> part(tree.tree(), loans.from(from))),
                InputStrength.of(rows));
    }

    private record Sized(Tree tree, Size size) {}

    private static Sized tree(BinnedRows rows, Periods periods, Parts parts, ModelSettings settings) {
        Boosting.Rule rule = Boosting.Rule.usual(settings.growth().seed());
        TreeLearner learner = new TreeLearner(settings.inputs(), settings.growth());
        Boosting.Taught taught = Boosting.fit(rule, rows, parts);
        Size size = periods.chosenFrom().isPresent()
                ? Size.best(
                        learner.grown(rows.at(parts.learnt()), rows.at(parts.tested()), taught.onPart()),
                        settings.growth())
                : new Size(settings.growth().maxDepth(), settings.growth().untestedLeaves());
        Node<Sample> grown = learner.grown(rows, rows.at(new int[0]), taught.onAll());
        return new Sized(learner.finished(size.cut(grown)), size);
    }

    /** The later development loans test what the earlier learnt; if they are too few to, any quarter does. */
    private static Parts parts(LabelledLoans development, Periods periods) {
        return periods.chosenFrom()
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
