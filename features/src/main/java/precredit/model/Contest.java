package precredit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Additive;
import precredit.model.learn.Boosting;
import precredit.model.learn.Parts;
import precredit.model.learn.PointsTable;
import precredit.model.learn.Scorecard;
import precredit.model.table.Rows;

/**
 * All learners on the same rows in the same bins: the tree, the points tables and the scorecard, which a person can
 * read, and the boosted trees, which show what there is to be learnt. Of the readable ones that ranks best which did so
 * on a quarter of the training rows that none of them had seen; nearly as good is good enough for the simpler one.
 */
public final class Contest {
    /** Names of the contenders, the simplest first. */
    public static final String TREE = "tree";

    public static final String SCORECARD = "scorecard";
    public static final String POINTS = "points";
    public static final String BOOSTING = "boosting";

    private static final double NEARLY = 0.001;

    private final Tree tree;
    private final Scorecard scorecard;
    private final Additive.Fitted points;
    private final Boosting.Taught boosting;
    private final BinnedRows fine;
    private final String readable;

    private Contest(BinnedRows fine, List<Input> inputs, ModelSettings.Growth growth) {
        this.fine = fine;
        Parts cut = Additive.firstCut(fine.count());
        BinnedRows learnt = fine.at(cut.learnt());
        BinnedRows tested = fine.at(cut.tested());
        this.boosting = Boosting.fit(Boosting.Rule.usual(growth.seed()), fine, cut);
        TreeLearner learner = new TreeLearner(inputs, growth);
        Node<Sample> onPart = learner.grown(learnt, tested, boosting.onPart());
        Size size = Size.best(onPart, growth);
        this.tree = learner.finished(size.cut(learner.grown(fine, fine.at(new int[0]), boosting.onAll())));
        this.scorecard = Scorecard.fit(fine);
        this.points = Additive.fit(fine);
        Map<String, double[]> unseen = new LinkedHashMap<>();
        unseen.put(
                TREE,
                TreeScores.of(learner.finished(size.cut(onPart)), tested.rows()).pds());
        unseen.put(SCORECARD, probabilities(Scorecard.fit(learnt), tested.rows()));
        unseen.put(POINTS, probabilities(points.onFirstCut(), tested.rows()));
        this.readable = best(unseen, tested.rows());
    }

    /** Learns from rows whose columns are the inputs, in their order. */
    public static Contest on(Rows training, List<Input> inputs, ModelSettings.Growth growth) {
        return new Contest(BinnedRows.quantiles(training, growth.maxBins()), inputs, growth);
    }

    public Tree tree() {
        return tree;
    }

    public Scorecard scorecard() {
        return scorecard;
    }

    public PointsTable points() {
        return points.table();
    }

    /** The name of the readable model that would be shipped. */
    public String readable() {
        return readable;
    }

    /** What each input tells by itself. */
    public List<InputStrength> strengths() {
        return InputStrength.of(fine);
    }

    /** The probabilities that each contender gives to rows, by its name. */
    public Map<String, double[]> probabilities(Rows rows) {
        Map<String, double[]> probabilities = new LinkedHashMap<>();
        probabilities.put(TREE, TreeScores.of(tree, rows).pds());
        probabilities.put(SCORECARD, probabilities(scorecard, rows));
        probabilities.put(POINTS, probabilities(points.table(), rows));
        probabilities.put(BOOSTING, boosting.onAll().probabilities(BinnedRows.of(rows, fine.bins())));
        return probabilities;
    }

    private static double[] probabilities(Scorecard card, Rows rows) {
        return card.probabilities(BinnedRows.of(rows, card.bins()));
    }

    private static double[] probabilities(PointsTable table, Rows rows) {
        return table.probabilities(BinnedRows.of(rows, table.bins()));
    }

    private static String best(Map<String, double[]> unseen, Rows rows) {
        Map<String, Double> aucs = new LinkedHashMap<>();
        unseen.forEach((name, pds) ->
                aucs.put(name, Metrics.of(pds, rows).map(Metrics::auc).orElse(0.5)));
        double most =
                aucs.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return aucs.entrySet().stream()
                .filter(contender -> contender.getValue() >= most - NEARLY)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
