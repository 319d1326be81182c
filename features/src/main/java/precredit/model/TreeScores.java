package precredit.model;

import java.util.stream.IntStream;
import precredit.model.table.Rows;

/** What a tree says of rows on the driver: probability of default and leaf, row by row. */
public record TreeScores(double[] pds, int[] leaves) {
    public static TreeScores of(Tree tree, Rows rows) {
        TreeScores scores = new TreeScores(new double[rows.count()], new int[rows.count()]);
        scores.fill(tree.root(), rows, IntStream.range(0, rows.count()).toArray());
        return scores;
    }

    private void fill(Node<Tree.Figures> node, Rows rows, int[] reaching) {
        if (node instanceof Node.Split<Tree.Figures> split) {
            double[] values =
                    rows.column(rows.columns().indexOf(split.question().column()));
            fill(split.yes(), rows, answering(split.question(), values, reaching, true));
            fill(split.no(), rows, answering(split.question(), values, reaching, false));
            return;
        }
        Tree.Figures leaf = ((Node.Leaf<Tree.Figures>) node).value();
        for (int row : reaching) {
            pds[row] = leaf.pd();
            leaves[row] = leaf.leafId();
        }
    }

    private static int[] answering(Question question, double[] values, int[] rows, boolean yes) {
        double atMost = question.atMost().map(Number::doubleValue).orElse(Double.NaN);
        return IntStream.of(rows)
                .filter(row -> (Double.isNaN(values[row]) ? question.missingIsYes() : values[row] <= atMost) == yes)
                .toArray();
    }
}
