package precredit.publish.report;

/** How a population stability index is shown. */
final class Stability {
    private static final double STABLE_BELOW = 0.10;
    private static final double SHIFTED_FROM = 0.25;

    private Stability() {}

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
}
