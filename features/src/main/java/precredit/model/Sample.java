package precredit.model;

/**
 * The labelled loans of a leaf while a tree grows: those it grew on, how many bads the probabilities that it follows
 * expect among them, and those of the later period it is tested on.
 */
record Sample(long rows, long bads, double expected, long laterRows, long laterBads) {
    Sample plus(Sample other) {
        return new Sample(
                rows + other.rows,
                bads + other.bads,
                expected + other.expected,
                laterRows + other.laterRows,
                laterBads + other.laterBads);
    }

    double badRate() {
        return rows == 0 ? 0 : (double) bads / rows;
    }

    /** The log-loss of one probability for all its rows, if as many went bad as are expected to. */
    double impurity() {
        return -(logLikelihood(expected) + logLikelihood(rows - expected));
    }

    /** StrictMath, because the logarithm of Math may differ between processors. */
    private double logLikelihood(double some) {
        return some <= 0 ? 0 : some * StrictMath.log(some / rows);
    }

    /** The bad rate drawn towards what is known without this node's question. */
    double smoothed(double parent, double weight) {
        return (bads + weight * parent) / (rows + weight);
    }
}
