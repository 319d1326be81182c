package precredit.model.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;

/**
 * Gradient boosting for the log-loss. Written here because the native libraries are large, need a build for each
 * platform and do not promise the same bits everywhere; on shared bins it takes little.
 */
public final class Boosting {
    /**
     * {@code rate} of each step, {@code rounds} at most, {@code columnShare} of the columns seen by one tree;
     * {@code patience} rounds without a gain on the tested rows end it.
     */
    public record Rule(GrowthRule growth, double rate, int rounds, double columnShare, int patience, long seed) {
        /** Small trees and small steps; enough for the tables of a county. */
        public static Rule usual(long seed) {
            return new Rule(new GrowthRule(6, 8, 20, 1, 5, GrowthRule.ANY), 0.07, 800, 0.5, 40, seed);
        }
    }

    /** Trees whose values add up to the log-odds, above those of all rows. */
    public record Ensemble(double base, List<BinNode> trees) {
        public Ensemble {
            trees = List.copyOf(trees);
        }

        /** The probability of a bad outcome, row by row. */
        public double[] probabilities(BinnedRows rows) {
            return LogOdds.probabilities(logOdds(rows));
        }

        double[] logOdds(BinnedRows rows) {
            return IntStream.range(0, rows.count())
                    .parallel()
                    .mapToDouble(row -> logOdds(rows, row))
                    .toArray();
        }

        private double logOdds(BinnedRows rows, int row) {
            double sum = base;
            for (BinNode tree : trees) {
                sum += tree.valueOf(rows, row);
            }
            return sum;
        }
    }

    private final Rule rule;
    private final BinnedRows rows;
    private final double[] logOdds;
    private final SplittableRandom random;

    private Boosting(Rule rule, BinnedRows rows, double[] start) {
        this.rule = rule;
        this.rows = rows;
        this.logOdds = start.clone();
        this.random = new SplittableRandom(rule.seed());
    }

    /** Rows and the log-odds that boosting starts from. */
    record Start(BinnedRows rows, double[] logOdds) {}

    /** What was learnt on the part that learns alone, and as many rounds on all rows as did best there. */
    public record Taught(Ensemble onPart, Ensemble onAll) {}

    /** Learns on one part until the other says stop, then as long on all rows. */
    public static Taught fit(Rule rule, BinnedRows rows, Parts parts) {
        BinnedRows learnt = rows.at(parts.learnt());
        double partBase = LogOdds.ofBadRate(learnt.rows());
        List<BinNode> onPart = best(rule, at(partBase, learnt), at(partBase, rows.at(parts.tested())));
        double base = LogOdds.ofBadRate(rows.rows());
        Boosting boosting = new Boosting(rule, rows, at(base, rows).logOdds());
        List<BinNode> onAll = new ArrayList<>();
        while (onAll.size() < onPart.size()) {
            onAll.add(boosting.next());
        }
        return new Taught(new Ensemble(partBase, onPart), new Ensemble(base, onAll));
    }

    /** The trees up to the round that does best on rows set aside. */
    static List<BinNode> best(Rule rule, Start learnt, Start tested) {
        Boosting boosting = new Boosting(rule, learnt.rows(), learnt.logOdds());
        double[] odds = tested.logOdds().clone();
        double least = LogOdds.loss(odds, tested.rows().rows());
        List<BinNode> trees = new ArrayList<>();
        int best = 0;
        while (trees.size() < rule.rounds() && trees.size() - best <= rule.patience()) {
            trees.add(boosting.next());
            LogOdds.add(trees.get(trees.size() - 1), tested.rows(), odds);
            double loss = LogOdds.loss(odds, tested.rows().rows());
            if (loss < least) {
                least = loss;
                best = trees.size();
            }
        }
        return trees.subList(0, best);
    }

    private BinNode next() {
        BinNode tree = BinNode.scaled(
                Growing.tree(
                        rows,
                        LogOdds.targets(logOdds, rows.rows()),
                        rule.growth(),
                        Segment.all(rows.count()),
                        columns()),
                rule.rate());
        LogOdds.add(tree, rows, logOdds);
        return tree;
    }

    private int[] columns() {
        int[] all = IntStream.range(0, rows.columns()).toArray();
        int wanted = Math.max(1, (int) StrictMath.ceil(rule.columnShare() * all.length));
        for (int i = 0; i < wanted && wanted < all.length; i++) {
            int other = random.nextInt(i, all.length);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return IntStream.of(all).limit(wanted).sorted().toArray();
    }

    private static Start at(double logOdds, BinnedRows rows) {
        double[] values = new double[rows.count()];
        Arrays.fill(values, logOdds);
        return new Start(rows, values);
    }
}
