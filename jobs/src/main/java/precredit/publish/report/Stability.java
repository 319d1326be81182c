package precredit.publish.report;

/** The population stability index between two counts over the same bins. */
final class Stability {
    private static final double HALF = 0.5;
    private static final double STABLE_BELOW = 0.10;
    private static final double SHIFTED_FROM = 0.25;

    private Stability() {}

    /**
     * Sum over bins of (actual - expected) x ln(actual / expected), shares of their wholes; half a household is added to
     * every bin, so that an empty one has a logarithm. Not a number when one side has nobody.
     */
    static double index(long[] expected, long[] actual) {
        double expectedAll = all(expected);
        double actualAll = all(actual);
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

    /** What the usual bounds say of an index. */
    static String words(double index) {
        if (Double.isNaN(index)) {
            return Shown.NOTHING;
        }
        return index < STABLE_BELOW ? "稳定" : index < SHIFTED_FROM ? "留意" : "明显变化";
    }

    /** With three decimals. */
    static String shown(double index) {
        return Double.isNaN(index) ? Shown.NOTHING : Shown.decimals(index, 3);
    }

    private static double all(long[] counts) {
        double all = 0;
        for (long count : counts) {
            all += count;
        }
        return all;
    }
}
