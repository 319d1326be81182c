package precredit.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The values of one input that reach a leaf: above one bound, up to another, and whether missing ones do. */
public record Range(Optional<BigDecimal> above, Optional<BigDecimal> upTo, boolean known, boolean missing) {
    static final Range ALL = new Range(Optional.empty(), Optional.empty(), true, true);

    Range narrowed(Question question, boolean yes) {
        boolean stillMissing = missing && question.missingIsYes() == yes;
        if (question.atMost().isEmpty()) {
            return new Range(above, upTo, known && !yes, stillMissing);
        }
        Optional<BigDecimal> bound = question.atMost();
        return yes
                ? new Range(above, tighter(upTo, bound, BigDecimal::min), known, stillMissing)
                : new Range(tighter(above, bound, BigDecimal::max), upTo, known, stillMissing);
    }

    boolean overlaps(Range other) {
        return (missing && other.missing) || (known && other.known && !isBelow(other) && !other.isBelow(this));
    }

    /** Whether every known value here is smaller than every known value there. */
    boolean isBelow(Range other) {
        return known
                && other.known
                && upTo.isPresent()
                && other.above.isPresent()
                && upTo.get().compareTo(other.above.get()) <= 0;
    }

    private static Optional<BigDecimal> tighter(
            Optional<BigDecimal> one, Optional<BigDecimal> other, BinaryOperator<BigDecimal> pick) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(pick);
    }
}
