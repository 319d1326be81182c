package precredit.model.bin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Where to cut between two neighbouring values. */
final class Cut {
    private static final int MOST_DIGITS = 17;

    private Cut() {}

    /** The decimal with the fewest digits, near the middle, that is at least {@code low} and below {@code high}. */
    static BigDecimal between(double low, double high) {
        if (low <= 0 && high > 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal middle = new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.valueOf(2));
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR)) {
                BigDecimal cut = middle.round(new MathContext(digits, mode));
                if (cut.doubleValue() >= low && cut.doubleValue() < high) {
                    return cut;
                }
            }
        }
        return new BigDecimal(low);
    }
}
