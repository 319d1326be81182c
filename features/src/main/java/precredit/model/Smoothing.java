package precredit.model;

/** Probabilities of small leaves, each drawn towards its parent's as if a few of the parent's loans were added. */
final class Smoothing {
    private Smoothing() {}

    /** A leaf with its probability of default. */
    record Estimate(Sample sample, double pd) {}

    static Node<Estimate> probabilities(Node<Sample> tree, double weight) {
        Sample all = tree.sum(Sample::plus);
        return probabilities(tree, all.badRate(), weight);
    }

    private static Node<Estimate> probabilities(Node<Sample> node, double parent, double weight) {
        double pd = node.sum(Sample::plus).smoothed(parent, weight);
        if (node instanceof Node.Split<Sample> split) {
            return new Node.Split<>(
                    split.question(), probabilities(split.yes(), pd, weight), probabilities(split.no(), pd, weight));
        }
        return new Node.Leaf<>(new Estimate(((Node.Leaf<Sample>) node).value(), pd));
    }
}
