package precredit.feature;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Which part of a history counts, by the day a thing happened: after the first date, up to and including the second. */
public enum Window {
    /** The state on the as-of date. */
    ON_THE_DATE,
    EVER,
    LAST_12_MONTHS {
        @Override
        Column limit(Column value) {
            return when(isWithin(-12, 0), value);
        }
    },
    LAST_24_MONTHS {
        @Override
        Column limit(Column value) {
            return when(isWithin(-24, 0), value);
        }
    },
    MONTHS_13_TO_24 {
        @Override
        Column limit(Column value) {
            return when(isWithin(-24, -12), value);
        }
    };

    /** The value of a row within the window, null outside it. */
    Column limit(Column value) {
        return value;
    }

    private static Column isWithin(int after, int upTo) {
        return col("event_date").gt(monthsFromAsOf(after)).and(col("event_date").leq(monthsFromAsOf(upTo)));
    }

    private static Column monthsFromAsOf(int months) {
        return months == 0 ? col("as_of") : add_months(col("as_of"), months);
    }
}
