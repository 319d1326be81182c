package precredit.publish.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import precredit.model.Tree;
import precredit.model.bin.Bins;

/** Probabilities of default in fixed bands: of tonight's households, of those a list before, of the loans learnt from. */
record ScoreDrift(long[] tonight, Optional<long[]> before, long[] learnt) {
    /** Upper bounds of the bands. */
    static final Bins BANDS = new Bins(
            Stream.of("0.01", "0.02", "0.03", "0.05", "0.08", "0.12", "0.20")
                    .map(BigDecimal::new)
                    .toList(),
            0);

    private static final Bins.Finder FINDER = BANDS.finder();

    static ScoreDrift of(LedgerFigures tonight, Optional<LedgerFigures> before, Tree tree) {
        long[] learnt = new long[BANDS.count()];
        tree.leaves().forEach(leaf -> learnt[FINDER.binOf(leaf.pd())] += leaf.rows());
        return new ScoreDrift(
                counts(tonight.byProbability()), before.map(ledger -> counts(ledger.byProbability())), learnt);
    }

    private static long[] counts(Map<Double, Long> households) {
        long[] counts = new long[BANDS.count()];
        households.forEach((pd, number) -> counts[FINDER.binOf(pd)] += number);
        return counts;
    }
}
