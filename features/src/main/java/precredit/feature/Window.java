package precredit.feature;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Which part of a history counts, by the day a thing happened: after the first date, up to and including the second. */
public enum Window {
    /** The state on the as-of date. */
    ON_THE_DATE,
    EVER,
    LAST_12_MONTHS(-12, 0),
    LAST_24_MONTHS(-24, 0),
    MONTHS_13_TO_24(-24, -12);

    private static final int NONE = Integer.MIN_VALUE;

    private final int after;
    private final int upTo;

    Window() {
        this(NONE, 0);
    }

    /** From the as-of date on, in months: after the first, up to and including the second. */
    Window(int after, int upTo) {
        this.after = after;
        this.upTo = upTo;
    }

    /** The calendar months in which, on a date, one of these ends, each by its first day: all others lie whole within or without. */
    static SortedSet<LocalDate> edgesOn(LocalDate asOf, Stream<Window> windows) {
        return windows.filter(window -> window.after != NONE)
                .flatMap(window -> Stream.of(window.after, window.upTo))
                .filter(months -> months != 0)
                .map(months -> asOf.plusMonths(months).withDayOfMonth(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last day of which, on a date, no feature asks to whom somebody sold, and what. */
    static LocalDate beforeBuyers(LocalDate asOf) {
        return asOf.plusMonths(LAST_12_MONTHS.after);
    }

    /** The last day before the window, on a date, if it has a beginning. */
    Optional<LocalDate> beforeOn(LocalDate asOf) {
        return after == NONE ? Optional.empty() : Optional.of(asOf.plusMonths(after));
    }

    /** The value of a row within the window, null outside it. */
    Column limit(Column value) {
        return after == NONE ? value : when(isWithin(after, upTo), value);
    }

    private static Column isWithin(int after, int upTo) {
        return col("event_date").gt(monthsFromAsOf(after)).and(col("event_date").leq(monthsFromAsOf(upTo)));
    }

    private static Column monthsFromAsOf(int months) {
        return months == 0 ? col("as_of") : add_months(col("as_of"), months);
    }
}
