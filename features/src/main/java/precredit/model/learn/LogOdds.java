package precredit.model.learn;

import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.table.Rows;

/** Log-odds, probabilities and their loss; StrictMath, because Math may differ between processors. */
final class LogOdds {
    private static final double LEAST_WEIGHT = 1e-12;

    private LogOdds() {}

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    static double[] probabilities(double[] logOdds) {
        return IntStream.range(0, logOdds.length)
                .parallel()
                .mapToDouble(row -> probability(logOdds[row]))
                .toArray();
    }

    /** Of all rows, one half of a row added to each side. */
    static double ofBadRate(Rows rows) {
        return StrictMath.log((rows.bads() + 0.5) / (rows.count() - rows.bads() + 0.5));
    }

    /** Adds the values of a tree, row by row. */
    static void add(BinNode tree, BinnedRows rows, double[] logOdds) {
        IntStream.range(0, logOdds.length).parallel().forEach(row -> logOdds[row] += tree.valueOf(rows, row));
    }

    /** Gradients and curvatures of the log-loss. */
    static Targets targets(double[] logOdds, Rows rows) {
        double[] pulls = new double[logOdds.length];
        double[] weights = new double[logOdds.length];
        IntStream.range(0, logOdds.length).parallel().forEach(row -> {
            double p = probability(logOdds[row]);
            pulls[row] = (rows.isBad(row) ? 1 : 0) - p;
            weights[row] = Math.max(LEAST_WEIGHT, p * (1 - p));
        });
        return new Targets(pulls, weights);
    }

    /** The mean log-loss, summed in the order of the rows. */
    static double loss(double[] logOdds, Rows rows) {
        double[] losses = IntStream.range(0, logOdds.length)
                .parallel()
                .mapToDouble(row -> loss(rows.isBad(row) ? logOdds[row] : -logOdds[row]))
                .toArray();
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }

    private static double loss(double towards) {
        return towards > 0
                ? StrictMath.log1p(StrictMath.exp(-towards))
                : -towards + StrictMath.log1p(StrictMath.exp(towards));
    }
}
