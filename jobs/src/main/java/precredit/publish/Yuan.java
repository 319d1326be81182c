package precredit.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Limits as a list shows them: in units of ten thousand yuan with one decimal, which holds whole thousands exactly. */
public final class Yuan {
    private static final int TEN_THOUSAND = 4;

    private Yuan() {}

    public static String shown(BigDecimal yuan) {
        return yuan.movePointLeft(TEN_THOUSAND)
                .setScale(1, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    static BigDecimal read(String shown) {
        return new BigDecimal(shown).movePointRight(TEN_THOUSAND).setScale(2, RoundingMode.UNNECESSARY);
    }
}
