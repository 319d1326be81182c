package precredit.model.learn;

import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;

/** Logistic regression by Newton's method, slightly drawn towards zero, with no coefficient below it. */
final class Logistic {
    private static final int MOST_STEPS = 30;
    private static final double RIDGE = 1;

    private Logistic() {}

    /**
     * The intercept and one coefficient a column on the values of its bins. A column whose coefficient turns negative
     * would contradict its own evidence, so it is left out, the worst first.
     */
    static double[] fit(BinnedRows rows, List<double[]> values) {
        boolean[] used = new boolean[values.size()];
        for (int column = 0; column < used.length; column++) {
            double[] evidence = values.get(column);
            used[column] = IntStream.range(0, evidence.length).anyMatch(bin -> evidence[bin] != 0);
        }
        while (true) {
            double[] fitted = fit(rows, values, used);
            int worst = IntStream.range(0, used.length)
                    .filter(column -> fitted[column + 1] < 0)
                    .reduce((one, other) -> fitted[other + 1] < fitted[one + 1] ? other : one)
                    .orElse(-1);
            if (worst < 0) {
                return fitted;
            }
            used[worst] = false;
        }
    }

    private static double[] fit(BinnedRows rows, List<double[]> values, boolean[] used) {
        int[] columns =
                IntStream.range(0, used.length).filter(column -> used[column]).toArray();
        double[] beta = new double[columns.length + 1];
        beta[0] = LogOdds.ofBadRate(rows.rows());
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] change = step(rows, values, columns, beta);
            double largest = 0;
            for (int i = 0; i < beta.length; i++) {
                beta[i] += change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < 1e-8) {
                break;
            }
        }
        double[] fitted = new double[used.length + 1];
        fitted[0] = beta[0];
        for (int i = 0; i < columns.length; i++) {
            fitted[columns[i] + 1] = beta[i + 1];
        }
        return fitted;
    }

    private static double[] step(BinnedRows rows, List<double[]> values, int[] columns, double[] beta) {
        int size = beta.length;
        double[][] curvature = new double[size][size];
        double[] slope = new double[size];
        double[] x = new double[size];
        x[0] = 1;
        for (int row = 0; row < rows.count(); row++) {
            double odds = beta[0];
            for (int i = 1; i < size; i++) {
                x[i] = values.get(columns[i - 1])[rows.code(columns[i - 1], row)];
                odds += beta[i] * x[i];
            }
            double p = LogOdds.probability(odds);
            double weight = p * (1 - p);
            double error = (rows.rows().isBad(row) ? 1 : 0) - p;
            for (int i = 0; i < size; i++) {
                slope[i] += error * x[i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += weight * x[i] * x[j];
                }
            }
        }
        for (int i = 1; i < size; i++) {
            slope[i] -= RIDGE * beta[i];
            curvature[i][i] += RIDGE;
        }
        return solved(curvature, slope);
    }

    /** By Cholesky's decomposition of the lower triangle. */
    private static double[] solved(double[][] lower, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? StrictMath.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
