package precredit.review;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/** Amounts as people type them, in units of ten thousand yuan. */
final class Amounts {
    private static final String FORM = "-?\\d{1,9}(\\.\\d{1,12})?";
    private static final int TEN_THOUSAND = 4;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private Amounts() {}

    static Optional<BigDecimal> read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return plain.matches(FORM) ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    static BigDecimal yuan(BigDecimal tenThousands) {
        return tenThousands.movePointRight(TEN_THOUSAND);
    }

    static boolean isWholeThousands(BigDecimal yuan) {
        return yuan.remainder(THOUSAND).signum() == 0;
    }
}
