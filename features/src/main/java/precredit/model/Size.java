package precredit.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How deep a tree is and how many leaves it has at most. */
public record Size(int depth, int leaves) {
    /**
     * The size for a tree that grows on all loans, after trees of every size grew on the earlier and were tried on the
     * later ones: of those whose log-loss the later loans cannot tell from the least, by one standard error, the one with
     * most leaves, because it will have more loans to grow on.
     */
    static Size best(Node<Sample> grown, ModelSettings.Growth growth) {
        List<LateFit> fits = IntStream.rangeClosed(0, grown.depth())
                .mapToObj(depth -> Pruning.toDepth(grown, depth))
                .flatMap(tree -> Pruning.sequence(Pruning.toLeaves(tree, growth.maxLeaves())))
                .map(tree -> LateFit.of(tree, grown, growth.smoothingRows()))
                .toList();
        LateFit least =
                fits.stream().min(Comparator.comparingDouble(LateFit::loss)).orElseThrow();
        return fits.stream()
                .filter(fit -> fit.isNearly(least))
                .min(Comparator.<LateFit>comparingInt(fit -> -fit.size().leaves())
                        .thenComparingDouble(LateFit::loss)
                        .thenComparingInt(fit -> fit.size().depth()))
                .orElseThrow()
                .size();
    }

    /** Cuts a tree down to this size. */
    Node<Sample> cut(Node<Sample> grown) {
        return Pruning.toLeaves(Pruning.toDepth(grown, depth), leaves);
    }
}
