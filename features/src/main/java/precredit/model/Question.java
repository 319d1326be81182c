package precredit.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * Is the value of a column known and at most a threshold, or missing where {@code missingIsYes}? Without a threshold
 * no known value is a yes, so the question is only whether the value is missing.
 */
public record Question(String column, Optional<BigDecimal> atMost, boolean missingIsYes) {
    public Question {
        atMost = atMost.map(Question::canonical);
    }

    public static Question isMissing(String column) {
        return new Question(column, Optional.empty(), true);
    }

    public static Question atMost(String column, BigDecimal threshold, boolean missingIsYes) {
        return new Question(column, Optional.of(threshold), missingIsYes);
    }

    /** True for yes; false or null for no. */
    Column answer() {
        Column value = col(column);
        if (atMost.isEmpty()) {
            return missingIsYes ? value.isNull() : lit(false);
        }
        Column within = value.leq(lit(atMost.get()));
        return missingIsYes ? value.isNull().or(within) : within;
    }

    /** The same answer in SQL that any engine reads. */
    String sql() {
        if (atMost.isEmpty()) {
            return missingIsYes ? column + " IS NULL" : "1 = 0";
        }
        String within = column + " <= " + atMost.get().toPlainString();
        return missingIsYes ? column + " IS NULL OR " + within : within;
    }

    /** The same answer for one value, null for missing. */
    public boolean answer(Object value) {
        if (value == null) {
            return missingIsYes;
        }
        return atMost.isPresent() && isAtMost(value, atMost.get());
    }

    /** Spark has no decimals with a negative scale, so 1E+1 is 10. */
    private static BigDecimal canonical(BigDecimal threshold) {
        BigDecimal shortest = threshold.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static boolean isAtMost(Object value, BigDecimal threshold) {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue() <= threshold.doubleValue();
        }
        return new BigDecimal(value.toString()).compareTo(threshold) <= 0;
    }
}
