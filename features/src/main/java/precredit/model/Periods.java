package precredit.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
        Optional<LocalDate> chosen = lastPart(development, settings.share())
                .filter(from -> isTelling(development, from, settings.minBads()));
        long lost = heldOut.isPresent()
                ? 0
                : last.map(from -> bads(from(days, from))).orElse(0L);
        return new Periods(chosen, heldOut, lost);
    }

    /** The days of {@code as_of} in order. */
    static List<Day> days(Dataset<Row> loans) {
        return loans
                .groupBy("as_of")
                .agg(count(lit(1)).as("loans"), sum(col("bad").cast("long")).as("bads"))
                .orderBy("as_of")
                .collectAsList()
                .stream()
                .map(row -> new Day(row.getAs("as_of"), row.getAs("loans"), row.getAs("bads")))
                .toList();
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
