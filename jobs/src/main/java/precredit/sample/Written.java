package precredit.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, amounts and areas as the deliveries write them, on every platform alike. */
final class Written {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter LONG_WORDS = DateTimeFormatter.ofPattern("yyyy年MM月dd日", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT);

    private Written() {}

    static String compact(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String inWords(LocalDate day) {
        return day.format(WORDS);
    }

    static String inLongWords(LocalDate day) {
        return day.format(LONG_WORDS);
    }

    /** One of the three forms that stand in one land file: {@code form} 0 is by far the most common. */
    static String land(LocalDate day, int form) {
        return form == 0 ? compact(day) : form == 1 ? day.format(SHORT) : inWords(day);
    }

    /** A date and a second of it as the market's system writes them. */
    static String time(LocalDate day, int second) {
        return day + " " + Places.digits(second / 3_600, 2) + ":" + Places.digits(second / 60 % 60, 2) + ":"
                + Places.digits(second % 60, 2);
    }

    /** Hundredths with two decimals. */
    static String cents(long hundredths) {
        return hundredths / 100 + "." + Places.digits(hundredths % 100, 2);
    }

    /** Two thirds of a thousand square metres are a mu; half up. */
    static String squareMetres(int centimu) {
        return cents((centimu * 4_000L + 3) / 6);
    }

    /** A date, or nothing for the sentinel of what never happens. */
    static String orNothing(LocalDate day) {
        return day.equals(LocalDate.MAX) ? "" : day.toString();
    }
}
