package precredit.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * One loan with the month ends reported of it. {@code closed} is {@link LocalDate#MAX} while it is open; {@code risk} is
 * the probability of default that its months were drawn with.
 */
record Loan(
        String id,
        Person borrower,
        String product,
        int principal,
        LocalDate granted,
        LocalDate due,
        LocalDate closed,
        List<Month> months,
        double risk) {

    /** The state of a loan at the end of a month. */
    record Month(LocalDate end, int balance, int daysPastDue, int fiveClass) {
        static Month of(LocalDate end, int balance, int daysPastDue) {
            return new Month(end, balance, daysPastDue, fiveClass(daysPastDue));
        }

        private static int fiveClass(int daysPastDue) {
            if (daysPastDue > 360) {
                return 5;
            }
            if (daysPastDue > 270) {
                return 4;
            }
            return daysPastDue > 90 ? 3 : daysPastDue > 0 ? 2 : 1;
        }
    }

    /** What a training on this day makes of it. */
    Label label(LocalDate training) {
        LocalDate year = granted.plusMonths(12);
        List<Month> window = months.stream()
                .filter(month -> month.end().isAfter(granted) && !month.end().isAfter(year))
                .toList();
        if (window.stream().anyMatch(month -> month.daysPastDue() >= 90 || month.fiveClass() >= 3)) {
            return Label.BAD;
        }
        if (window.stream().anyMatch(month -> month.daysPastDue() >= 30)) {
            return Label.INDETERMINATE;
        }
        if (year.isAfter(training)) {
            return Label.IMMATURE;
        }
        return window.isEmpty() ? Label.INDETERMINATE : Label.GOOD;
    }
}
