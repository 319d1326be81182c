package precredit.model.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import precredit.model.LabelledLoans;
import precredit.model.Tree;
import precredit.model.TreeScores;
import precredit.model.table.Rows;

/**
 * The model on the households of a date: how they drifted from the training loans, how unlike borrowers they are, who is
 * covered. {@code leaves} counts the scored households of each leaf.
 */
public record CountyFigures(
        LocalDate asOf,
        long households,
        long scored,
        Drift score,
        Map<String, Drift> inputs,
        Selection selection,
        List<Long> leaves,
        List<Cell> coverage) {

    /** Of a county in which somebody is scored; {@code learnt} are the inputs of all loans. */
    static CountyFigures of(County county, Tree tree, DriftBins bins, LabelledLoans loans, Scale scale) {
        Rows scored = county.inputs().at(county.scored());
        DriftBins.Drifts drifts = bins.of(scored);
        TreeScores scores = TreeScores.of(tree, county.inputs());
        List<Long> leaves = leaves(county, tree, scores);
        return new CountyFigures(
                county.asOf(),
                county.households().size(),
                scored.count(),
                drifts.score(),
                drifts.inputs(),
                Selection.of(
                        inputs(loans, scored), scored, withoutEvidence(tree, leaves, scale) / (double) scored.count()),
                leaves,
                coverage(county, tree, scores, new HashSet<>(loans.households()), scale));
    }

    private static Rows inputs(LabelledLoans loans, Rows like) {
        double[][] values = like.columns().stream()
                .map(column -> loans.rows().column(loans.rows().columns().indexOf(column)))
                .toArray(double[][]::new);
        return new Rows(like.columns(), values, new byte[loans.count()]);
    }

    private static List<Long> leaves(County county, Tree tree, TreeScores scores) {
        long[] households = new long[tree.leaves().size()];
        for (int household : county.scored()) {
            households[scores.leaves()[household] - 1]++;
        }
        return java.util.Arrays.stream(households).boxed().toList();
    }

    private static long withoutEvidence(Tree tree, List<Long> leaves, Scale scale) {
        return IntStream.range(0, leaves.size())
                .filter(leaf -> tree.leaves().get(leaf).rows() < scale.evidenceRows())
                .mapToLong(leaves::get)
                .sum();
    }

    private static List<Cell> coverage(
            County county, Tree tree, TreeScores scores, Set<String> borrowers, Scale scale) {
        List<Cell.Household> households = IntStream.range(0, county.households().size())
                .mapToObj(place -> new Cell.Household(
                        county.consents()[place],
                        borrowers.contains(county.households().get(place)),
                        scores.pds()[place],
                        scores.pds()[place] <= scale.cutOff(),
                        tree.leaves().get(scores.leaves()[place] - 1).rows() >= scale.evidenceRows()))
                .toList();
        List<Cell> cells = new ArrayList<>();
        county.groups().forEach((kind, groups) -> cells.addAll(Cell.of(kind, groups, households)));
        return List.copyOf(cells);
    }
}
