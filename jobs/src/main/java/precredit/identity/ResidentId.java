package precredit.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Locale;
import java.util.Optional;

/** Resident identity numbers after GB 11643-1999. */
public final class ResidentId {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private ResidentId() {}

    /** NFKC, trimmed, without a leading apostrophe, upper case; 15 digits become 18. */
    public static String normalise(String cell) {
        String id = plain(cell).toUpperCase(Locale.ROOT);
        return id.length() == 15 && digits(id, 15) ? extended(id) : id;
    }

    /** A code, number or date as it is read: NFKC, trimmed, without a leading apostrophe. */
    public static String plain(String cell) {
        String text = (isAscii(cell) ? cell : Normalizer.normalize(cell, Normalizer.Form.NFKC)).strip();
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    /** Whether a normalised number has the form of the standard and a birth date that exists. */
    public static boolean isWellFormed(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return isWellFormed(bytes, 0, bytes.length);
    }

    /** The same of a number in UTF-8. */
    public static boolean isWellFormed(byte[] bytes, int from, int length) {
        if (length != 18) {
            return false;
        }
        for (int i = 0; i < 17; i++) {
            if (!isDigit((char) bytes[from + i])) {
                return false;
            }
        }
        int year = number(bytes, from + 6, 4);
        int month = number(bytes, from + 10, 2);
        int day = number(bytes, from + 12, 2);
        return (isDigit((char) bytes[from + 17]) || bytes[from + 17] == 'X')
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    /** The date of birth in a normalised number. */
    public static Optional<LocalDate> birthDate(String id) {
        try {
            return Optional.of(LocalDate.of(number(id, 6, 10), number(id, 10, 12), number(id, 12, 14)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the last character of a well-formed number is the one its first 17 digits ask for. */
    public static boolean checkDigitHolds(String id) {
        return id.charAt(17) == checkDigit(id);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int number(String id, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + id.charAt(i) - '0';
        }
        return number;
    }

    private static int number(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static String extended(String id) {
        String body = id.substring(0, 6) + "19" + id.substring(6);
        return body + checkDigit(body);
    }

    private static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean digits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
