package precredit.model;

import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.BinNode;
import precredit.model.learn.Boosting;
import precredit.model.learn.Growing;
import precredit.model.learn.GrowthRule;
import precredit.model.learn.Targets;

/**
 * Learns one tree that a person can read from boosted trees that nobody can: its splits follow the probabilities of the
 * boosted trees, which are less noisy than single outcomes, and every figure at its leaves is counted from the outcomes.
 */
record TreeLearner(List<Input> inputs, ModelSettings.Growth growth) {
    /** Grows on some rows; those of a later period are only counted, to choose the size by. */
    Node<Sample> grown(BinnedRows learnt, BinnedRows later, Boosting.Ensemble teacher) {
        boolean isTaught = !teacher.trees().isEmpty();
        Targets labels = Targets.labels(learnt.rows());
        double[] expected = isTaught ? teacher.probabilities(learnt) : labels.pulls();
        Targets targets = isTaught ? Targets.probabilities(expected) : labels;
        GrowthRule rule = GrowthRule.cart(growth.maxDepth(), 2 * growth.maxLeaves(), growth.minRowsPerLeaf());
        BinNode tree = Growing.tree(
                learnt, targets, rule, inputs.stream().map(Input::direction).toList());
        return node(tree, new Counted(learnt, expected, all(learnt), later, all(later)));
    }

    /** Smoothed, numbered and with the declared directions kept. */
    Tree finished(Node<Sample> tree) {
        Node<Tree.Figures> leaves = Smoothing.probabilities(tree, growth.smoothingRows())
                .map(leaf ->
                        new Tree.Figures(0, leaf.sample().rows(), leaf.sample().bads(), leaf.pd()));
        return Directions.kept(Tree.numbered(leaves), inputs);
    }

    private static int[] all(BinnedRows rows) {
        return IntStream.range(0, rows.count()).toArray();
    }

    private Node<Sample> node(BinNode node, Counted rows) {
        if (!(node instanceof BinNode.Split split)) {
            return new Node.Leaf<>(rows.sample());
        }
        Counted left = rows.side(split, true);
        Counted right = rows.side(split, false);
        return new Node.Split<>(
                question(split, rows, left, right), node(split.left(), left), node(split.right(), right));
    }

    /** Where no loan lacked the value, nothing is known of lacking it: such a row goes where more loans went bad. */
    private Question question(BinNode.Split split, Counted rows, Counted left, Counted right) {
        String column = inputs.get(split.column()).column();
        if (split.upTo() == 0) {
            return Question.isMissing(column);
        }
        boolean missingIsYes = rows.lacks(split.column())
                ? split.missingLeft()
                : left.sample().badRate() > right.sample().badRate();
        return Question.atMost(column, rows.learnt.bins().get(split.column()).end(split.upTo()), missingIsYes);
    }

    /** The rows that reach a node; {@code expected} is the chance of a bad outcome of each row that learns. */
    private record Counted(BinnedRows learnt, double[] expected, int[] rows, BinnedRows later, int[] laterRows) {
        Counted side(BinNode.Split split, boolean isLeft) {
            return new Counted(
                    learnt,
                    expected,
                    reaching(learnt, rows, split, isLeft),
                    later,
                    reaching(later, laterRows, split, isLeft));
        }

        boolean lacks(int column) {
            return IntStream.of(rows).anyMatch(row -> learnt.code(column, row) == 0);
        }

        Sample sample() {
            double sum = 0;
            for (int row : rows) {
                sum += expected[row];
            }
            return new Sample(rows.length, bads(learnt, rows), sum, laterRows.length, bads(later, laterRows));
        }

        private static int[] reaching(BinnedRows binned, int[] rows, BinNode.Split split, boolean isLeft) {
            return IntStream.of(rows)
                    .filter(row -> split.isLeft(binned.code(split.column(), row)) == isLeft)
                    .toArray();
        }

        private static long bads(BinnedRows binned, int[] rows) {
            return IntStream.of(rows).filter(row -> binned.rows().isBad(row)).count();
        }
    }
}
