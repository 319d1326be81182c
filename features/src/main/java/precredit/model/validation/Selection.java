package precredit.model.validation;

import java.util.List;
import java.util.stream.IntStream;
import precredit.model.InputStrength;
import precredit.model.Metrics;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Scorecard;
import precredit.model.table.Rows;

/**
 * How unlike the households that are scored are to the loans that the model knows the end of. {@code auc} is how well a
 * scorecard, on rows it did not learn from, tells one from the other: 0.5 when they are alike, 1 when nothing of the
 * county was ever seen; {@code inputs} says the same of each input alone. {@code beyond} is the share of households with an
 * input outside all that loans had.
 */
public record Selection(double auc, List<InputStrength> inputs, double withoutEvidence, double beyond) {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_BINS = 64;

    static Selection of(Rows loans, Rows households, double withoutEvidence) {
        Rows both = together(thinned(loans), thinned(households));
        BinnedRows binned = BinnedRows.quantiles(both, MOST_BINS);
        return new Selection(auc(binned), InputStrength.of(binned), withoutEvidence, beyond(loans, households));
    }

    /** Of each half by what the other half teaches. */
    private static double auc(BinnedRows both) {
        double[] probabilities = new double[both.count()];
        for (int half = 0; half < 2; half++) {
            int[] tested = every(both.count(), half);
            Scorecard card = Scorecard.fit(both.at(every(both.count(), 1 - half)));
            double[] theirs = card.probabilities(BinnedRows.of(both.rows().at(tested), card.bins()));
            for (int i = 0; i < tested.length; i++) {
                probabilities[tested[i]] = theirs[i];
            }
        }
        return Metrics.of(probabilities, both.rows()).orElseThrow().auc();
    }

    private static int[] every(int count, int half) {
        return IntStream.range(0, count).filter(row -> row % 2 == half).toArray();
    }

    private static Rows thinned(Rows rows) {
        int stride = (rows.count() + MOST_ROWS - 1) / MOST_ROWS;
        return rows.at(IntStream.range(0, rows.count())
                .filter(row -> row % stride == 0)
                .toArray());
    }

    /** Loans are 1, households 0. */
    private static Rows together(Rows loans, Rows households) {
        byte[] isLoan = new byte[loans.count() + households.count()];
        java.util.Arrays.fill(isLoan, 0, loans.count(), (byte) 1);
        double[][] values = IntStream.range(0, loans.columns().size())
                .mapToObj(column -> java.util.stream.DoubleStream.concat(
                                java.util.Arrays.stream(loans.column(column)),
                                java.util.Arrays.stream(households.column(column)))
                        .toArray())
                .toArray(double[][]::new);
        return new Rows(loans.columns(), values, isLoan);
    }

    private static double beyond(Rows loans, Rows households) {
        boolean[] outside = new boolean[households.count()];
        for (int column = 0; column < loans.columns().size(); column++) {
            double[] known = java.util.Arrays.stream(loans.column(column))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double least = java.util.Arrays.stream(known).min().orElse(Double.POSITIVE_INFINITY);
            double most = java.util.Arrays.stream(known).max().orElse(Double.NEGATIVE_INFINITY);
            double[] values = households.column(column);
            for (int row = 0; row < outside.length; row++) {
                outside[row] |= values[row] < least || values[row] > most;
            }
        }
        return (double) IntStream.range(0, outside.length)
                        .filter(row -> outside[row])
                        .count()
                / outside.length;
    }
}
