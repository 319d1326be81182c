package precredit.model;

import java.util.stream.LongStream;

/** The population stability index between two counts over the same bins. */
public final class StabilityIndex {
    private static final double HALF = 0.5;

    private StabilityIndex() {}

    /**
     * Sum over bins of (actual - expected) x ln(actual / expected), shares of their wholes; half a row is added to every
     * bin, so that an empty one has a logarithm. Not a number when one side has no row.
     */
    public static double of(long[] expected, long[] actual) {
        double expectedAll = LongStream.of(expected).sum();
        double actualAll = LongStream.of(actual).sum();
        if (expectedAll == 0 || actualAll == 0) {
            return Double.NaN;
        }
        double index = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double then = (expected[bin] + HALF) / (expectedAll + HALF * expected.length);
            double now = (actual[bin] + HALF) / (actualAll + HALF * actual.length);
            index += (now - then) * StrictMath.log(now / then);
        }
        return index;
    }

    /** What to expect by chance alone of so many bins when nothing changed between so many rows and so many others. */
    public static double byChance(int bins, long expected, long actual) {
        return (bins - 1) * (1.0 / expected + 1.0 / actual);
    }
}
