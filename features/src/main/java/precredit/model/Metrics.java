package precredit.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/**
 * How well probabilities of default rank and fit labelled loans. {@code auc} counts a tie as half, {@code gini} is
 * 2 auc - 1, {@code ks} the largest gap between the cumulative shares of bads and goods, {@code brier} the mean squared
 * error.
 */
public record Metrics(long goods, long bads, double auc, double ks, double gini, double brier) {
    /** Good and bad loans that share one probability. */
    record Score(double pd, long goods, long bads) {}

    /** Measures probabilities, row by row; nothing without a good and a bad row. */
    public static Optional<Metrics> of(double[] pds, Rows rows) {
        int[] byPd = IntStream.range(0, pds.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> pds[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Score> scores = new ArrayList<>();
        int from = 0;
        while (from < byPd.length) {
            double pd = pds[byPd[from]];
            int to = from;
            long bads = 0;
            while (to < byPd.length && pds[byPd[to]] == pd) {
                bads += rows.isBad(byPd[to]) ? 1 : 0;
                to++;
            }
            scores.add(new Score(pd, to - from - bads, bads));
            from = to;
        }
        return of(scores);
    }

    /** The same, from counts in rising order of probability; ranks are counted in whole numbers. */
    static Optional<Metrics> of(List<Score> rising) {
        long goods = rising.stream().mapToLong(Score::goods).sum();
        long bads = rising.stream().mapToLong(Score::bads).sum();
        if (goods == 0 || bads == 0) {
            return Optional.empty();
        }
        long halfWins = 0;
        double ks = 0;
        long goodsBelow = 0;
        long badsBelow = 0;
        for (Score score : rising) {
            halfWins += score.bads() * (2 * goodsBelow + score.goods());
            goodsBelow += score.goods();
            badsBelow += score.bads();
            ks = Math.max(ks, Math.abs((double) (goodsBelow * bads - badsBelow * goods)) / ((double) goods * bads));
        }
        double auc = halfWins / (2.0 * goods * bads);
        return Optional.of(new Metrics(goods, bads, auc, ks, 2 * auc - 1, brier(rising, goods + bads)));
    }

    private static double brier(List<Score> scores, long loans) {
        return scores.stream()
                        .mapToDouble(score -> score.bads() * (1 - score.pd()) * (1 - score.pd())
                                + score.goods() * score.pd() * score.pd())
                        .sum()
                / loans;
    }
}
