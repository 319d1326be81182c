package precredit.model.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precredit.model.Tree;
import precredit.model.TreeScores;
import precredit.model.bin.Bins;
import precredit.model.bin.Quantiles;
import precredit.model.table.Rows;

/** Counts of rows by leaf and by tenths of the training loans, to compare others with these. */
final class DriftBins {
    private static final int TENTHS = 10;

    private final Tree tree;
    private final List<String> columns;
    private final List<Bins> bins = new ArrayList<>();
    private final Counts training;

    /** How many rows are in each leaf, and in each bin of each input. */
    private record Counts(long[] leaves, List<long[]> inputs) {}

    DriftBins(Tree tree, Rows training) {
        this.tree = tree;
        this.columns = training.columns();
        for (int column = 0; column < columns.size(); column++) {
            bins.add(Quantiles.of(training.column(column), TENTHS));
        }
        this.training = counts(training);
    }

    /** The drift of the score, over leaves, and of every input. */
    record Drifts(Drift score, Map<String, Drift> inputs) {}

    Drifts of(Rows rows) {
        Counts counts = counts(rows);
        Map<String, Drift> inputs = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            inputs.put(columns.get(column), Drift.of(training.inputs.get(column), counts.inputs.get(column)));
        }
        return new Drifts(Drift.of(training.leaves, counts.leaves), inputs);
    }

    private Counts counts(Rows rows) {
        long[] leaves = new long[tree.leaves().size()];
        for (int leaf : TreeScores.of(tree, rows).leaves()) {
            leaves[leaf - 1]++;
        }
        List<long[]> inputs = new ArrayList<>();
        for (int column = 0; column < bins.size(); column++) {
            long[] counted = new long[bins.get(column).count()];
            for (byte code : bins.get(column).codes(rows.column(column))) {
                counted[code & 0xFF]++;
            }
            inputs.add(counted);
        }
        return new Counts(leaves, inputs);
    }
}
