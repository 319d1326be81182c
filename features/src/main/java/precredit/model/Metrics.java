package precredit.model;

import java.util.Optional;
import precredit.model.table.Rows;

/**
 * How well probabilities of default rank and fit labelled loans. {@code auc} counts a tie as half, {@code gini} is
 * 2 auc - 1, {@code ks} the largest gap between the cumulative shares of bads and goods, {@code brier} the mean squared
 * error.
 */
public record Metrics(long goods, long bads, double auc, double ks, double gini, double brier) {

    /** Measures probabilities, row by row; nothing without a good and a bad row. */
    public static Optional<Metrics> of(double[] pds, Rows rows) {
        Ranks ranks = Ranks.of(pds);
        return of(ranks.pds(), ranks.counts(rows));
    }

    /** The same, from {@link Ranks#counts}; ranks are counted in whole numbers. */
    static Optional<Metrics> of(double[] rising, int[] counts) {
        long goods = 0;
        long bads = 0;
        for (int at = 0; at < counts.length; at += 2) {
            goods += counts[at];
            bads += counts[at + 1];
        }
        if (goods == 0 || bads == 0) {
            return Optional.empty();
        }
        long halfWins = 0;
        long widest = 0;
        double squares = 0;
        long goodsBelow = 0;
        long badsBelow = 0;
        for (int at = 0; at < counts.length; at += 2) {
            double pd = rising[at / 2];
            halfWins += counts[at + 1] * (2 * goodsBelow + counts[at]);
            goodsBelow += counts[at];
            badsBelow += counts[at + 1];
            widest = Math.max(widest, Math.abs(goodsBelow * bads - badsBelow * goods));
            squares += counts[at + 1] * (1 - pd) * (1 - pd) + counts[at] * pd * pd;
        }
        double auc = halfWins / (2.0 * goods * bads);
        double ks = widest / ((double) goods * bads);
        return Optional.of(new Metrics(goods, bads, auc, ks, 2 * auc - 1, squares / (goods + bads)));
    }
}
