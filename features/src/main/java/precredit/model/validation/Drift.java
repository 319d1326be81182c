package precredit.model.validation;

import precredit.model.StabilityIndex;

/** A population stability index against the training loans, and what to expect of it by chance where nothing changed. */
public record Drift(double psi, double byChance) {
    /** Of rows of which there is at least one on both sides. */
    static Drift of(long[] expected, long[] actual) {
        long expectedRows = sum(expected);
        long actualRows = sum(actual);
        int bins = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            bins += expected[bin] + actual[bin] > 0 ? 1 : 0;
        }
        return new Drift(StabilityIndex.of(expected, actual), StabilityIndex.byChance(bins, expectedRows, actualRows));
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
