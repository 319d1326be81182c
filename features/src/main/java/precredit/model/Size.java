package precredit.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How deep a tree is and how many leaves it has at most. */
public record Size(int depth, int leaves) {
    /**
     * The size whose probabilities, grown on the earlier loans, rank the later ones best; of equally good ones the
     * smallest. Ranking, because the share of bads may differ from one period to the next.
     */
    static Size best(Node<Sample> grown, ModelSettings.Growth growth) {
        return IntStream.rangeClosed(0, grown.depth())
                .mapToObj(depth -> Pruning.toDepth(grown, depth))
                .flatMap(tree -> Pruning.sequence(Pruning.toLeaves(tree, growth.maxLeaves())))
                .min(Comparator.<Node<Sample>>comparingLong(tree -> -lateOrder(tree, growth.smoothingRows()))
                        .thenComparing(tree -> tree.leaves().size())
                        .thenComparing(Node::depth))
                .map(tree -> new Size(tree.depth(), tree.leaves().size()))
                .orElseThrow();
    }

    /** Cuts a tree down to this size. */
    Node<Sample> cut(Node<Sample> grown) {
        return Pruning.toLeaves(Pruning.toDepth(grown, depth), leaves);
    }

    /** Twice the pairs of a later bad and a later good loan that stand in the right order; a tie counts half. */
    private static long lateOrder(Node<Sample> tree, double smoothingRows) {
        long order = 0;
        List<Smoothing.Estimate> leaves =
                Smoothing.probabilities(tree, smoothingRows).leaves();
        for (Smoothing.Estimate risky : leaves) {
            for (Smoothing.Estimate safe : leaves) {
                long ahead = risky.pd() > safe.pd() ? 2 : risky.pd() == safe.pd() ? 1 : 0;
                order += ahead * risky.sample().laterBads() * goods(safe.sample());
            }
        }
        return order;
    }

    private static long goods(Sample sample) {
        return sample.laterRows() - sample.laterBads();
    }
}
