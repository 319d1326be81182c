package precredit.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Resident ID numbers after GB 11643 with area codes 379100 to 379999, none of which was ever issued. The serial of a
 * person fixes area, day of birth and order digits, so no two persons share a number.
 */
final class IdNumber {
    private static final int DAYS = 28;
    private static final int ORDERS = 499;
    private static final int AREAS = 900;
    private static final int FIRST_AREA = 379_100;
    private static final long SERIALS = (long) DAYS * ORDERS * AREAS;
    /** A prime that shares no factor with {@link #SERIALS}: neighbours get numbers far apart. */
    private static final long STRIDE = 7_368_787;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdNumber() {}

    /** The day of the month on which the person with this serial is born. */
    static int dayOfBirth(long serial) {
        return 1 + (int) (scattered(serial) % DAYS);
    }

    static String of(long serial, LocalDate birth, boolean male) {
        long place = scattered(serial) / DAYS;
        long order = 2 * (place % ORDERS) + (male ? 1 : 2);
        String body = (FIRST_AREA + place / ORDERS)
                + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "%03d", order);
        return body + check(body);
    }

    /** The check character that belongs behind the first 17 digits. */
    static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    /** The same number with a check character that fails. */
    static String withWrongCheck(String id) {
        char wrong = id.charAt(17) == '7' ? '8' : '7';
        return id.substring(0, 17) + wrong;
    }

    /** The old number of 15 digits: no century, no check character. */
    static String fifteen(String id) {
        return id.substring(0, 6) + id.substring(8, 17);
    }

    /** As courts publish it: characters 11 to 14 hidden. */
    static String masked(String id) {
        return id.substring(0, 10) + "****" + id.substring(14);
    }

    private static long scattered(long serial) {
        return serial * STRIDE % SERIALS;
    }
}
