package precredit.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How deep a tree is and how many leaves it has at most. */
public record Size(int depth, int leaves) {
    /**
     * The size whose probabilities, grown on the earlier loans, fit the later ones best by their log-loss; of equally
     * good ones the smallest.
     */
    static Size best(Node<Sample> grown, ModelSettings.Growth growth) {
        return IntStream.rangeClosed(0, grown.depth())
                .mapToObj(depth -> Pruning.toDepth(grown, depth))
                .flatMap(tree -> Pruning.sequence(Pruning.toLeaves(tree, growth.maxLeaves())))
                .min(Comparator.<Node<Sample>>comparingDouble(tree -> lateLogLoss(tree, growth.smoothingRows()))
                        .thenComparing(tree -> tree.leaves().size())
                        .thenComparing(Node::depth))
                .map(tree -> new Size(tree.depth(), tree.leaves().size()))
                .orElseThrow();
    }

    /** Cuts a tree down to this size. */
    Node<Sample> cut(Node<Sample> grown) {
        return Pruning.toLeaves(Pruning.toDepth(grown, depth), leaves);
    }

    private static double lateLogLoss(Node<Sample> tree, double smoothingRows) {
        return Smoothing.probabilities(tree, smoothingRows).leaves().stream()
                .mapToDouble(leaf -> logLoss(leaf.sample(), leaf.pd()))
                .sum();
    }

    /** StrictMath, because the logarithm of Math may differ between processors. */
    private static double logLoss(Sample sample, double pd) {
        long goods = sample.laterRows() - sample.laterBads();
        double ofBads = sample.laterBads() == 0 ? 0 : sample.laterBads() * StrictMath.log(pd);
        double ofGoods = goods == 0 ? 0 : goods * StrictMath.log(1 - pd);
        return -(ofBads + ofGoods);
    }
}
