package precredit.model.learn;

import precredit.model.table.Rows;

/**
 * What a tree is fitted to, row by row: a leaf's value is the sum of pulls over the sum of weights. With the label as
 * pull and weights of one it is the bad rate, and the best split is that of CART; with gradients and curvatures it is a
 * step of boosting.
 */
public record Targets(double[] pulls, double[] weights) {
    private static final double LEAST = 1e-9;

    /** The labels themselves. */
    public static Targets labels(Rows rows) {
        double[] pulls = new double[rows.count()];
        double[] weights = new double[rows.count()];
        for (int row = 0; row < pulls.length; row++) {
            pulls[row] = rows.isBad(row) ? 1 : 0;
            weights[row] = 1;
        }
        return new Targets(pulls, weights);
    }

    /**
     * Probabilities in place of labels, as log-odds that weigh what a row tells of them: the best split is the one whose
     * sides a log-loss would miss most, near enough, among the rare and the frequent alike.
     */
    public static Targets probabilities(double[] probabilities) {
        double[] pulls = new double[probabilities.length];
        double[] weights = new double[probabilities.length];
        for (int row = 0; row < pulls.length; row++) {
            double p = Math.max(LEAST, Math.min(1 - LEAST, probabilities[row]));
            weights[row] = p * (1 - p);
            pulls[row] = weights[row] * StrictMath.log(p / (1 - p));
        }
        return new Targets(pulls, weights);
    }
}
