package precredit.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a tree, cut from a grown one, fits later loans: for each leaf of the grown tree its loans and the probability
 * that the cut tree gives them.
 */
record LateFit(Size size, List<Smoothing.Estimate> leaves) {
    static LateFit of(Node<Sample> cut, Node<Sample> grown, double smoothingRows) {
        List<Smoothing.Estimate> leaves = new ArrayList<>();
        spread(Smoothing.probabilities(cut, smoothingRows), grown, leaves);
        return new LateFit(new Size(cut.depth(), cut.leaves().size()), List.copyOf(leaves));
    }

    /** The log-loss on the later loans. */
    double loss() {
        return leaves.stream()
                .mapToDouble(leaf -> bads(leaf) * lossOfBad(leaf) + goods(leaf) * lossOfGood(leaf))
                .sum();
    }

    /** Whether the loss is above that of another cut of the same tree by less than the standard error of the difference. */
    boolean isNearly(LateFit other) {
        double sum = 0;
        double squares = 0;
        double loans = 0;
        for (int i = 0; i < leaves.size(); i++) {
            Smoothing.Estimate leaf = leaves.get(i);
            double bad = lossOfBad(leaf) - lossOfBad(other.leaves.get(i));
            double good = lossOfGood(leaf) - lossOfGood(other.leaves.get(i));
            sum += bads(leaf) * bad + goods(leaf) * good;
            squares += bads(leaf) * bad * bad + goods(leaf) * good * good;
            loans += bads(leaf) + goods(leaf);
        }
        return sum <= 0 || sum * sum < squares - sum * sum / loans;
    }

    private static void spread(Node<Smoothing.Estimate> cut, Node<Sample> grown, List<Smoothing.Estimate> leaves) {
        if (cut instanceof Node.Split<Smoothing.Estimate> split && grown instanceof Node.Split<Sample> whole) {
            spread(split.yes(), whole.yes(), leaves);
            spread(split.no(), whole.no(), leaves);
        } else {
            double pd = cut.leaves().get(0).pd();
            grown.forEach(sample -> leaves.add(new Smoothing.Estimate(sample, pd)));
        }
    }

    private static double bads(Smoothing.Estimate leaf) {
        return leaf.sample().laterBads();
    }

    private static double goods(Smoothing.Estimate leaf) {
        return leaf.sample().laterRows() - leaf.sample().laterBads();
    }

    /** StrictMath, because the logarithm of Math may differ between processors. */
    private static double lossOfBad(Smoothing.Estimate leaf) {
        return -StrictMath.log(Math.max(Double.MIN_NORMAL, leaf.pd()));
    }

    private static double lossOfGood(Smoothing.Estimate leaf) {
        return -StrictMath.log(Math.max(Double.MIN_NORMAL, 1 - leaf.pd()));
    }
}
