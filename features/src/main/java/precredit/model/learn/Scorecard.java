package precredit.model.learn;

import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.bin.Bins;
import precredit.model.bin.SupervisedBins;

/**
 * The classic of the trade: each column in few bins, each bin by its weight of evidence (the log of its odds over those
 * of all rows), and a logistic regression on these. {@code evidence} and {@code coefficients} are by column.
 */
public record Scorecard(List<Bins> bins, List<double[]> evidence, double intercept, double[] coefficients) {
    private static final int MOST_BINS = 8;
    private static final double SHARE = 0.03;
    /** Rows of the overall odds that are added to each bin. */
    private static final double PRIOR_ROWS = 20;

    /** Learns from rows that come in fine bins. */
    public static Scorecard fit(BinnedRows fine) {
        long minRows = Math.max(30, (long) (SHARE * fine.count()));
        List<Bins> bins = IntStream.range(0, fine.columns())
                .parallel()
                .mapToObj(column -> SupervisedBins.of(fine, column, new SupervisedBins.Size(MOST_BINS, minRows)))
                .toList();
        BinnedRows rows = BinnedRows.of(fine.rows(), bins);
        List<double[]> evidence = IntStream.range(0, bins.size())
                .mapToObj(column -> evidence(rows, column))
                .toList();
        double[] fitted = Logistic.fit(rows, evidence);
        return new Scorecard(bins, evidence, fitted[0], java.util.Arrays.copyOfRange(fitted, 1, fitted.length));
    }

    /** What a bin of a column adds to the log-odds. */
    public double points(int column, int bin) {
        return coefficients[column] * evidence.get(column)[bin];
    }

    /** The probability of a bad outcome, row by row; the rows must be in the bins of this card. */
    public double[] probabilities(BinnedRows rows) {
        return IntStream.range(0, rows.count())
                .parallel()
                .mapToDouble(row -> {
                    double sum = intercept;
                    for (int column = 0; column < coefficients.length; column++) {
                        sum += points(column, rows.code(column, row));
                    }
                    return LogOdds.probability(sum);
                })
                .toArray();
    }

    private static double[] evidence(BinnedRows rows, int column) {
        double[] all = new double[rows.bins().get(column).count()];
        double[] bads = new double[all.length];
        for (int row = 0; row < rows.count(); row++) {
            all[rows.code(column, row)]++;
            bads[rows.code(column, row)] += rows.rows().isBad(row) ? 1 : 0;
        }
        double rate = (rows.rows().bads() + 0.5) / (rows.count() + 1);
        double odds = StrictMath.log(rate / (1 - rate));
        double[] evidence = new double[all.length];
        for (int bin = 0; bin < all.length; bin++) {
            double bad = bads[bin] + PRIOR_ROWS * rate;
            double good = all[bin] - bads[bin] + PRIOR_ROWS * (1 - rate);
            evidence[bin] = all[bin] == 0 ? 0 : StrictMath.log(bad / good) - odds;
        }
        return evidence;
    }
}
