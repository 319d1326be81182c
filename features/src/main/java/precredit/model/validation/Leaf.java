package precredit.model.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.model.Interval;
import precredit.model.Tree;
import precredit.model.TreeScores;

/**
 * One rule of the tree: its training loans, what later loans did, with Wilson's interval of 95 % around their bad rate,
 * and how many scored households of the county it takes.
 */
public record Leaf(
        int leaf,
        long rows,
        long bads,
        double pd,
        long laterRows,
        long laterBads,
        Optional<Interval> laterBadRate,
        Optional<Long> households) {

    static List<Leaf> of(Tree tree, Optional<Scored> later, Optional<CountyFigures> county) {
        long[] rows = new long[tree.leaves().size()];
        long[] bads = new long[rows.length];
        later.ifPresent(loans -> {
            int[] leaves = TreeScores.of(tree, loans.rows()).leaves();
            for (int row = 0; row < leaves.length; row++) {
                rows[leaves[row] - 1]++;
                bads[leaves[row] - 1] += loans.rows().isBad(row) ? 1 : 0;
            }
        });
        List<Leaf> figures = new ArrayList<>();
        for (Tree.Figures leaf : tree.leaves()) {
            int place = leaf.leafId() - 1;
            figures.add(new Leaf(
                    leaf.leafId(),
                    leaf.rows(),
                    leaf.bads(),
                    leaf.pd(),
                    rows[place],
                    bads[place],
                    rows[place] == 0 ? Optional.empty() : Optional.of(Interval.wilson(bads[place], rows[place])),
                    county.map(all -> all.leaves().get(place))));
        }
        return List.copyOf(figures);
    }
}
