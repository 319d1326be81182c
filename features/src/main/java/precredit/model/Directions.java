package precredit.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import precredit.feature.Direction;

/**
 * Whether a tree keeps the declared direction of every input over all values, seen or not. Two leaves that differ in
 * one input alone are compared as boxes, so no point between the training loans is missed. Missing has no direction.
 */
public final class Directions {
    private Directions() {}

    /** Two leaves, the first with the smaller values of an input, whose probabilities contradict its direction. */
    public record Violation(String column, int smaller, int larger, double by) {}

    /** Every contradiction, the largest first. */
    public static List<Violation> violations(Tree tree, List<Input> inputs) {
        List<Box> boxes = Box.of(tree);
        return inputs.stream()
                .filter(input -> input.direction() != Direction.UNDECLARED)
                .flatMap(input -> violations(boxes, input))
                .sorted(Comparator.comparingDouble(Violation::by)
                        .reversed()
                        .thenComparing(Violation::smaller)
                        .thenComparing(Violation::larger)
                        .thenComparing(Violation::column))
                .toList();
    }

    /**
     * Gives contradicting leaves one common probability, the mean over their loans, until none contradict; branches
     * that end up with one probability become one leaf.
     */
    static Tree kept(Tree tree, List<Input> inputs) {
        Tree pooled = tree;
        Map<Integer, Integer> pools = new HashMap<>();
        for (List<Violation> found = violations(pooled, inputs); !found.isEmpty(); found = violations(pooled, inputs)) {
            join(pools, found.get(0));
            pooled = pooled(tree, pools);
        }
        return Tree.numbered(merged(pooled.root()));
    }

    private static void join(Map<Integer, Integer> pools, Violation violation) {
        int kept = pools.getOrDefault(violation.smaller(), violation.smaller());
        int dropped = pools.getOrDefault(violation.larger(), violation.larger());
        pools.replaceAll((leaf, pool) -> pool == dropped ? kept : pool);
        pools.put(violation.smaller(), kept);
        pools.put(violation.larger(), kept);
        pools.put(dropped, kept);
    }

    private static Tree pooled(Tree tree, Map<Integer, Integer> pools) {
        Map<Integer, List<Tree.Figures>> members = new HashMap<>();
        tree.leaves().forEach(leaf -> members.computeIfAbsent(
                        pools.getOrDefault(leaf.leafId(), leaf.leafId()), pool -> new ArrayList<>())
                .add(leaf));
        return new Tree(tree.root()
                .map(leaf -> new Tree.Figures(
                        leaf.leafId(),
                        leaf.rows(),
                        leaf.bads(),
                        mean(members.get(pools.getOrDefault(leaf.leafId(), leaf.leafId()))))));
    }

    private static double mean(List<Tree.Figures> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0).pd();
        }
        long rows = leaves.stream().mapToLong(Tree.Figures::rows).sum();
        return leaves.stream().mapToDouble(leaf -> leaf.pd() * leaf.rows()).sum() / rows;
    }

    private static Node<Tree.Figures> merged(Node<Tree.Figures> node) {
        return node.<Node<Tree.Figures>>fold(Node.Leaf::new, Directions::mergedIfEqual);
    }

    private static Node<Tree.Figures> mergedIfEqual(Question question, Node<Tree.Figures> yes, Node<Tree.Figures> no) {
        if (yes instanceof Node.Leaf<Tree.Figures> one
                && no instanceof Node.Leaf<Tree.Figures> other
                && one.value().pd() == other.value().pd()) {
            return new Node.Leaf<>(new Tree.Figures(
                    one.value().leafId(),
                    one.value().rows() + other.value().rows(),
                    one.value().bads() + other.value().bads(),
                    one.value().pd()));
        }
        return new Node.Split<>(question, yes, no);
    }

    private static Stream<Violation> violations(List<Box> boxes, Input input) {
        return boxes.stream().flatMap(smaller -> boxes.stream()
                .filter(larger -> smaller.differsOnlyBelow(larger, input.column()))
                .flatMap(larger -> violation(smaller.leaf(), larger.leaf(), input).stream()));
    }

    private static Optional<Violation> violation(Tree.Figures smaller, Tree.Figures larger, Input input) {
        double rise = larger.pd() - smaller.pd();
        double wrong = input.direction() == Direction.HIGHER_IS_RISKIER ? -rise : rise;
        return wrong > 0
                ? Optional.of(new Violation(input.column(), smaller.leafId(), larger.leafId(), wrong))
                : Optional.empty();
    }
}
