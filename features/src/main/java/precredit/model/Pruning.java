package precredit.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a grown tree smaller from its leaves up; the loans of a removed question add up in one leaf. */
final class Pruning {
    private Pruning() {}

    /** The tree as it was when it was this deep: deeper questions do not change those above them. */
    static Node<Sample> toDepth(Node<Sample> node, int depth) {
        if (depth == 0) {
            return new Node.Leaf<>(node.sum(Sample::plus));
        }
        return node instanceof Node.Split<Sample> split
                ? new Node.Split<>(split.question(), toDepth(split.yes(), depth - 1), toDepth(split.no(), depth - 1))
                : node;
    }

    /** Removes, one by one, the last question whose branches are expected to differ the least. */
    static Node<Sample> toLeaves(Node<Sample> node, int leaves) {
        Node<Sample> pruned = node;
        while (pruned.leaves().size() > leaves) {
            pruned = withoutWeakest(pruned);
        }
        return pruned;
    }

    /** The tree itself, then ever smaller ones down to a single leaf. */
    static Stream<Node<Sample>> sequence(Node<Sample> node) {
        return Stream.iterate(Optional.of(node), Optional::isPresent, Pruning::next)
                .flatMap(Optional::stream);
    }

    private static Optional<Node<Sample>> next(Optional<Node<Sample>> tree) {
        return tree.filter(node -> node instanceof Node.Split).map(Pruning::withoutWeakest);
    }

    private static Node<Sample> withoutWeakest(Node<Sample> node) {
        Node.Split<Sample> weakest =
                twigs(node).min(Comparator.comparingDouble(Pruning::gain)).orElseThrow();
        return replaced(node, weakest);
    }

    private static Stream<Node.Split<Sample>> twigs(Node<Sample> node) {
        if (!(node instanceof Node.Split<Sample> split)) {
            return Stream.of();
        }
        boolean last = split.yes() instanceof Node.Leaf && split.no() instanceof Node.Leaf;
        return last ? Stream.of(split) : Stream.of(split.yes(), split.no()).flatMap(Pruning::twigs);
    }

    private static double gain(Node.Split<Sample> twig) {
        double parts = twig.leaves().stream().mapToDouble(Sample::impurity).sum();
        return twig.sum(Sample::plus).impurity() - parts;
    }

    @SuppressWarnings("ReferenceEquality") // Two twigs may look the same; only this one goes.
    private static Node<Sample> replaced(Node<Sample> node, Node.Split<Sample> twig) {
        if (node == twig) {
            return new Node.Leaf<>(twig.sum(Sample::plus));
        }
        return node instanceof Node.Split<Sample> split
                ? new Node.Split<>(split.question(), replaced(split.yes(), twig), replaced(split.no(), twig))
                : node;
    }
}
