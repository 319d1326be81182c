package precredit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the labelled loans are cut by date, so that a model is always judged on loans later than those it learnt from.
 * Choosing the size of the tree holds back loans from {@code chosenFrom} on, the measurement those from {@code
 * heldOutFrom} on; each is empty when its loans would hold too few bads to say anything.
 */
public record Periods(Optional<LocalDate> chosenFrom, Optional<LocalDate> heldOutFrom, long badsNotHeldOut) {
    /** The labelled loans of one day. */
    record Day(LocalDate date, long loans, long bads) {}

    static Periods of(List<Day> days, ModelSettings.HoldOut settings) {
        Optional<LocalDate> last = lastPart(days, settings.share());
        Optional<LocalDate> heldOut = last.filter(from -> isTelling(days, from, settings.minBads()));
        List<Day> development = heldOut.map(from -> before(days, from)).orElse(days);
        Optional<LocalDate> chosen = chosenFrom(development, settings);
        long lost = heldOut.isPresent()
                ? 0
                : last.map(from -> bads(from(days, from))).orElse(0L);
        return new Periods(chosen, heldOut, lost);
    }

    /** From which day on development loans choose the size. */
    static Optional<LocalDate> chosenFrom(List<Day> development, ModelSettings.HoldOut settings) {
        return lastPart(development, settings.share()).filter(from -> isTelling(development, from, settings.minBads()));
    }

    /** The days of the loans in order. */
    static List<Day> days(LabelledLoans loans) {
        Map<LocalDate, Day> days = new TreeMap<>();
        for (int row = 0; row < loans.count(); row++) {
            LocalDate day = loans.days().get(row);
            Day one = new Day(day, 1, loans.rows().isBad(row) ? 1 : 0);
            days.merge(day, one, (some, more) -> new Day(day, some.loans + more.loans, some.bads + more.bads));
        }
        return List.copyOf(days.values());
    }

    /** The first of the last days which together hold at most this share of the loans. */
    static Optional<LocalDate> lastPart(List<Day> days, double share) {
        double most = share * days.stream().mapToLong(Day::loans).sum();
        Optional<LocalDate> first = Optional.empty();
        long loans = 0;
        for (int i = days.size() - 1; i >= 0; i--) {
            loans += days.get(i).loans();
            if (loans > most) {
                break;
            }
            first = Optional.of(days.get(i).date());
        }
        return first;
    }

    /** Both sides need bads, and both need goods. */
    private static boolean isTelling(List<Day> days, LocalDate from, int minBads) {
        List<Day> later = from(days, from);
        List<Day> earlier = before(days, from);
        return bads(later) >= minBads && bads(earlier) >= minBads && goods(later) > 0 && goods(earlier) > 0;
    }

    private static List<Day> before(List<Day> days, LocalDate from) {
        return days.stream().filter(day -> day.date().isBefore(from)).toList();
    }

    private static List<Day> from(List<Day> days, LocalDate from) {
        return days.stream().filter(day -> !day.date().isBefore(from)).toList();
    }

    private static long bads(List<Day> days) {
        return days.stream().mapToLong(Day::bads).sum();
    }

    private static long goods(List<Day> days) {
        return days.stream().mapToLong(day -> day.loans() - day.bads()).sum();
    }
}
