package precredit.delivery;

/** Plain decimals as whole millionths, exact: up to twelve digits before the point and six after it. */
final class PlainNumber {
    /** No number, or one that cannot be held exactly. */
    static final long UNREADABLE = Long.MIN_VALUE;

    static final long ONE = 1_000_000;
    private static final int FRACTION = 6;
    private static final long LIMIT = 1_000_000_000_000L * ONE;

    private PlainNumber() {}

    /** Reads {@code -?digits[.digits]}. */
    static long millionths(byte[] bytes, int from, int length) {
        int to = from + length;
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        at += negative ? 1 : 0;
        int firstDigit = at;
        long value = 0;
        int fraction = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                if (fraction < FRACTION) {
                    value = value * 10 + digit;
                } else if (digit != 0) {
                    return UNREADABLE;
                }
                fraction += fraction >= 0 ? 1 : 0;
                if (value >= LIMIT) {
                    return UNREADABLE;
                }
            } else if (bytes[at] == '.' && fraction < 0 && at > firstDigit) {
                fraction = 0;
            } else {
                return UNREADABLE;
            }
        }
        if (at == firstDigit || fraction == 0) {
            return UNREADABLE;
        }
        for (int i = Math.max(fraction, 0); i < FRACTION; i++) {
            value *= 10;
            if (value >= LIMIT) {
                return UNREADABLE;
            }
        }
        return negative ? -value : value;
    }

    /** {@code millionths * numerator / denominator} where that is exact and in range. */
    static long scaled(long millionths, long numerator, long denominator) {
        long high = Math.multiplyHigh(millionths, numerator);
        long product = millionths * numerator;
        if (high != product >> 63 || product % denominator != 0) {
            return UNREADABLE;
        }
        long value = product / denominator;
        return Math.abs(value) < LIMIT ? value : UNREADABLE;
    }
}
