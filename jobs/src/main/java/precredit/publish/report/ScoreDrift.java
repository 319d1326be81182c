package precredit.publish.report;

import java.util.Map;
import java.util.Optional;
import precredit.model.Tree;

/** Probabilities of default in fixed bands: of tonight's households, of those a list before, of the loans learnt from. */
record ScoreDrift(long[] tonight, Optional<long[]> before, long[] learnt) {
    /** Upper bounds of the bands. */
    static final Bins BANDS = Bins.of(0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.20);

    static ScoreDrift of(LedgerFigures tonight, Optional<LedgerFigures> before, Tree tree) {
        long[] learnt = new long[BANDS.size()];
        tree.leaves().forEach(leaf -> learnt[BANDS.binOf(leaf.pd())] += leaf.rows());
        return new ScoreDrift(
                counts(tonight.byProbability()), before.map(ledger -> counts(ledger.byProbability())), learnt);
    }

    private static long[] counts(Map<Double, Long> households) {
        long[] counts = new long[BANDS.size()];
        households.forEach((pd, number) -> counts[BANDS.binOf(pd)] += number);
        return counts;
    }
}
