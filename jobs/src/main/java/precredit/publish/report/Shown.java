package precredit.publish.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as the report shows them, the same under any locale. */
final class Shown {
    static final String NOTHING = "—";
    private static final int TEN_THOUSAND = 4;

    private Shown() {}

    /** A whole number, its thousands set apart. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Yuan in units of ten thousand with one decimal, half up. */
    static String tenThousands(BigDecimal yuan) {
        return grouped(yuan.movePointLeft(TEN_THOUSAND).setScale(1, RoundingMode.HALF_UP));
    }

    /** The mean of so many, in units of ten thousand with one decimal; nothing of none. */
    static String mean(BigDecimal yuan, long households) {
        return households == 0
                ? NOTHING
                : tenThousands(yuan.divide(BigDecimal.valueOf(households), 2, RoundingMode.HALF_UP));
    }

    /** A part of a whole in percent with one decimal; nothing of an empty whole. */
    static String percent(long part, long whole) {
        return whole == 0
                ? NOTHING
                : BigDecimal.valueOf(part)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }

    /** A share in percent with one decimal, half up. */
    static String percent(double share) {
        return decimals(100 * share, 1) + "%";
    }

    /** A figure with so many decimals, half up. */
    static String decimals(double figure, int decimals) {
        return new BigDecimal(figure).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
    }
}
