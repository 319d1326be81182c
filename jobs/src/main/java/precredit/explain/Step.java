package precredit.explain;

import java.math.BigDecimal;
import java.util.Optional;
import precredit.model.Input;
import precredit.model.Range;

/** One figure that a household has to bring over a bound, or down to it. */
record Step(Input input, Optional<BigDecimal> own, BigDecimal bound, Way way) {
    /** Where the figure has to end. */
    enum Way {
        OVER("超过 "),
        DOWN_TO("不超过 ");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** Whether a value, or no record, lies in a range as it is. */
    static boolean lies(Optional<BigDecimal> own, Range range) {
        return own.map(value -> range.known() && !isTooLow(value, range) && !isTooHigh(value, range))
                .orElse(range.missing());
    }

    /** The nearest way into a range that the value does not lie in, if the household can go it. */
    static Optional<Step> into(Range range, Input input, Optional<BigDecimal> own) {
        boolean up =
                own.map(value -> isTooLow(value, range)).orElse(range.above().isPresent());
        Way way = up ? Way.OVER : Way.DOWN_TO;
        return (up ? range.above() : range.upTo())
                .filter(bound -> range.known() && Means.allow(input.column(), way))
                .map(bound -> new Step(input, own, bound, way));
    }

    /** How far it is, as a part of the larger of the two values. */
    double distance() {
        double from = own.map(BigDecimal::doubleValue).orElse(0.0);
        double to = bound.doubleValue();
        return Math.abs(to - from) / Math.max(1, Math.max(Math.abs(from), Math.abs(to)));
    }

    String words() {
        String unit = input.unit().isEmpty() ? "" : " " + input.unit();
        String now = own.map(value -> "现在是 " + LimitLines.plain(value) + unit).orElse("现在没有记录");
        return input.words() + way.words + LimitLines.plain(bound) + unit + "（" + now + "）";
    }

    private static boolean isTooLow(BigDecimal value, Range range) {
        return range.above().filter(bound -> value.compareTo(bound) <= 0).isPresent();
    }

    private static boolean isTooHigh(BigDecimal value, Range range) {
        return range.upTo().filter(bound -> value.compareTo(bound) > 0).isPresent();
    }
}
