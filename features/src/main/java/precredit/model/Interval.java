package precredit.model;

/** Where a figure lies with a certainty of 95 %. */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's interval of a rate that was seen as {@code bads} of {@code rows}. */
    public static Interval wilson(long bads, long rows) {
        double n = rows;
        double rate = bads / n;
        double centre = (rate + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * StrictMath.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    public boolean holds(double figure) {
        return low <= figure && figure <= high;
    }
}
