package precredit.model.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.bin.Bins;
import precredit.model.bin.SupervisedBins;

/**
 * Learns a {@link PointsTable}: small steps in single columns, then, on what these leave over, small steps in the few
 * pairs of columns that interact the most. It is learnt on several cuts of the rows, the rest of each saying when to
 * stop, and the tables are averaged: that keeps them smooth.
 */
public final class Additive {
    private static final int CUTS = 4;
    /** From so many rows on two cuts are enough. */
    private static final int LARGE = 20_000;

    private static final int MOST_BINS = 16;
    private static final int MOST_PAIRS = 8;
    private static final int LEAST_ROWS_PER_BIN = 20;
    private static final double RATE_OF_PAIRS = 0.1;
    private static final int PATIENCE_WITH_PAIRS = 10;
    private static final Boosting.Rule ALONE = new Boosting.Rule(new GrowthRule(2, 3, 5, 1, 1, 1), 0.2, 600, 1, 20, 1);
    private static final GrowthRule TOGETHER = new GrowthRule(3, 6, 10, 2, 2, 2);

    private final List<Interactions.Cross> crosses;
    private final BinnedRows learnt;
    private final double[] odds;

    private Additive(List<Interactions.Cross> crosses, BinnedRows learnt, double[] odds) {
        this.crosses = crosses;
        this.learnt = learnt;
        this.odds = odds;
    }

    /** The table learnt on all cuts, and the one that knows nothing of the rows that the first cut tests. */
    public record Fitted(PointsTable table, PointsTable onFirstCut) {}

    /** The first of the cuts. */
    public static Parts firstCut(int rows) {
        return Parts.folds(rows, CUTS).get(0);
    }

    /** Learns from rows that come in fine bins. */
    public static Fitted fit(BinnedRows fine) {
        long minRows = Math.max(LEAST_ROWS_PER_BIN, fine.count() / 200);
        List<Bins> bins = IntStream.range(0, fine.columns())
                .parallel()
                .mapToObj(column -> SupervisedBins.of(fine, column, new SupervisedBins.Size(MOST_BINS, minRows)))
                .toList();
        BinnedRows rows = BinnedRows.of(fine.rows(), bins);
        Parts first = firstCut(rows.count());
        List<Interactions.Cross> crosses = crosses(rows.at(first.learnt()), rows.at(first.tested()));
        List<PointsTable> tables = Parts.folds(rows.count(), CUTS).stream()
                .limit(rows.count() < LARGE ? CUTS : 2)
                .map(cut -> fit(crosses, rows.at(cut.learnt()), rows.at(cut.tested())))
                .toList();
        return new Fitted(PointsTable.mean(tables), tables.get(0));
    }

    /** The pairs are the same in all cuts, so that their tables can be averaged. */
    private static List<Interactions.Cross> crosses(BinnedRows learnt, BinnedRows tested) {
        PointsTable singles = singles(learnt, tested);
        return Interactions.best(learnt, LogOdds.targets(singles.logOdds(learnt), learnt.rows()), MOST_PAIRS);
    }

    private static PointsTable singles(BinnedRows learnt, BinnedRows tested) {
        PointsTable start = PointsTable.empty(learnt);
        return start.plus(Boosting.best(
                ALONE,
                new Boosting.Start(learnt, start.logOdds(learnt)),
                new Boosting.Start(tested, start.logOdds(tested))));
    }

    private static PointsTable fit(List<Interactions.Cross> crosses, BinnedRows learnt, BinnedRows tested) {
        PointsTable singles = singles(learnt, tested);
        Additive additive = new Additive(crosses, learnt, singles.logOdds(learnt));
        return singles.plus(additive.steps(tested, singles.logOdds(tested)));
    }

    private List<BinNode> steps(BinnedRows tested, double[] testedOdds) {
        List<BinNode> steps = new ArrayList<>();
        double least = LogOdds.loss(testedOdds, tested.rows());
        int best = 0;
        for (int round = 1; round - best <= PATIENCE_WITH_PAIRS && !crosses.isEmpty(); round++) {
            for (Interactions.Cross cross : crosses) {
                BinNode step = step(cross);
                LogOdds.add(step, tested, testedOdds);
                steps.add(step);
            }
            double loss = LogOdds.loss(testedOdds, tested.rows());
            if (loss < least) {
                least = loss;
                best = round;
            }
        }
        return steps.subList(0, best * crosses.size());
    }

    private BinNode step(Interactions.Cross cross) {
        BinNode tree = Growing.tree(
                learnt, LogOdds.targets(odds, learnt.rows()), TOGETHER, Segment.all(learnt.count()), new int[] {
                    cross.one(), cross.other()
                });
        BinNode step = BinNode.scaled(tree, RATE_OF_PAIRS);
        LogOdds.add(step, learnt, odds);
        return step;
    }
}
