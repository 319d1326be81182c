package precredit.model.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import precredit.model.Box;
import precredit.model.Node;
import precredit.model.Ranks;
import precredit.model.TrainedModel;
import precredit.model.Tree;
import precredit.model.TreeScores;
import precredit.model.table.Rows;

/** How like the tree those are that were learnt without some of the households, on {@code rows} rows. */
public record TreeStability(long rows, List<Again> again) {
    /**
     * One tree learnt again: the shares of rows that stay on their side of the cut-off and in their grade, Spearman's rank
     * correlation of the probabilities (0 for a tree without questions), the input that it asks about first, and the
     * inputs that both ask about over those that either does.
     */
    public record Again(
            int leaves,
            String root,
            boolean sameRoot,
            double sameInputs,
            double sameDecision,
            double sameGrade,
            double rankCorrelation) {}

    static TreeStability of(Tree tree, List<TrainedModel.Learnt> others, Rows rows, Scale scale) {
        double[] pds = TreeScores.of(tree, rows).pds();
        return new TreeStability(
                rows.count(),
                others.stream()
                        .map(other -> again(
                                tree,
                                other.tree(),
                                pds,
                                TreeScores.of(other.tree(), rows).pds(),
                                scale))
                        .toList());
    }

    private static Again again(Tree tree, Tree other, double[] pds, double[] others, Scale scale) {
        int[] all = IntStream.range(0, pds.length).toArray();
        return new Again(
                other.leaves().size(),
                root(other),
                root(tree).equals(root(other)),
                shared(asked(tree), asked(other)),
                share(all, row -> (pds[row] <= scale.cutOff()) == (others[row] <= scale.cutOff())),
                share(all, row -> scale.place(pds[row]) == scale.place(others[row])),
                rankCorrelation(pds, others));
    }

    private static double share(int[] rows, java.util.function.IntPredicate holds) {
        return (double) IntStream.of(rows).filter(holds).count() / rows.length;
    }

    private static String root(Tree tree) {
        return tree.root() instanceof Node.Split<Tree.Figures> split
                ? split.question().column()
                : "";
    }

    private static Set<String> asked(Tree tree) {
        Set<String> asked = new TreeSet<>();
        Box.of(tree).forEach(box -> asked.addAll(box.ranges().keySet()));
        return asked;
    }

    private static double shared(Set<String> one, Set<String> other) {
        Set<String> either = new TreeSet<>(one);
        either.addAll(other);
        return either.isEmpty()
                ? 1
                : (double) one.stream().filter(other::contains).count() / either.size();
    }

    /** Pearson's correlation of ranks, each tie with the mean of its ranks. */
    static double rankCorrelation(double[] one, double[] other) {
        double[] x = middleRanks(one);
        double[] y = middleRanks(other);
        double middle = (one.length - 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = 0; row < x.length; row++) {
            xx += (x[row] - middle) * (x[row] - middle);
            yy += (y[row] - middle) * (y[row] - middle);
            xy += (x[row] - middle) * (y[row] - middle);
        }
        return xx == 0 || yy == 0 ? 0 : xy / StrictMath.sqrt(xx * yy);
    }

    private static double[] middleRanks(double[] values) {
        Ranks ranks = Ranks.of(values);
        double[] middles = new double[ranks.pds().length];
        for (int rank : ranks.classes()) {
            middles[rank]++;
        }
        double below = 0;
        for (int rank = 0; rank < middles.length; rank++) {
            double rows = middles[rank];
            middles[rank] = below + (rows - 1) / 2;
            below += rows;
        }
        return IntStream.of(ranks.classes()).mapToDouble(rank -> middles[rank]).toArray();
    }
}
