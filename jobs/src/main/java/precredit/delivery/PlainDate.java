package precredit.delivery;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Dates of the forms yyyyMMdd, yyyy-M-d and yyyy年M月d日, with or without a time of day, as numbers yyyyMMddHHmmss. */
final class PlainDate {
    static final long UNREADABLE = -1;
    private static final long TIME = 1_000_000L;
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{4})(\\d{2})(\\d{2})|(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{4})年(\\d{1,2})月(\\d{1,2})日)"
                    + "(?:(?:T|\\s+|(?<=日))(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");

    private static final int FIRST_USUAL = 1900;
    private static final int USUAL_YEARS = 200;
    /** The epoch day on which each month of the usual years begins. */
    private static final int[] MONTHS = IntStream.range(0, USUAL_YEARS * 12)
            .map(month -> (int)
                    LocalDate.of(FIRST_USUAL + month / 12, month % 12 + 1, 1).toEpochDay())
            .toArray();

    private PlainDate() {}

    /** Reads a cell; {@code patterns} are those a source has beside the three forms. */
    static long stamp(Cell cell, List<String> patterns) {
        long fast = fast(cell.bytes(), cell.from(), cell.length());
        if (fast != UNREADABLE) {
            return fast;
        }
        String text = new String(cell.bytes(), cell.from(), cell.length(), StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(text);
        return form.matches() ? stamp(form) : ofPatterns(text, patterns);
    }

    static int epochDay(long stamp) {
        int date = (int) (stamp / TIME);
        int year = date / 10_000;
        int month = date / 100 % 100;
        int day = date % 100;
        boolean isUsual = year >= FIRST_USUAL && year < FIRST_USUAL + USUAL_YEARS;
        return isUsual
                ? MONTHS[(year - FIRST_USUAL) * 12 + month - 1] + day - 1
                : (int) LocalDate.of(year, month, day).toEpochDay();
    }

    static long ofEpochDay(int epochDay) {
        return stamp(LocalDate.ofEpochDay(epochDay), 0);
    }

    /** The two forms that nearly every cell has: {@code 2024-01-05} and {@code 2024-01-05 10:11:12}. */
    private static long fast(byte[] b, int from, int length) {
        if ((length != 10 && length != 19) || b[from + 4] != '-' || b[from + 7] != '-') {
            return UNREADABLE;
        }
        int year = two(b, from) * 100 + two(b, from + 2);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        if (year < 1 || month < 1 || month > 12 || day < 1 || (day > 28 && !exists(year, month, day))) {
            return UNREADABLE;
        }
        int time = 0;
        if (length == 19) {
            int hour = two(b, from + 11);
            int minute = two(b, from + 14);
            int second = two(b, from + 17);
            boolean plain = b[from + 10] == ' ' && b[from + 13] == ':' && b[from + 16] == ':';
            if (!plain || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
                return UNREADABLE;
            }
            time = hour * 10_000 + minute * 100 + second;
        }
        return (year * 10_000L + month * 100L + day) * TIME + time;
    }

    /** Two digits as a number, or one far below zero. */
    private static int two(byte[] b, int at) {
        int high = b[at] - '0';
        int low = b[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -100_000 : high * 10 + low;
    }

    private static boolean exists(int year, int month, int day) {
        return day <= Month.of(month).length(Year.isLeap(year));
    }

    private static long stamp(Matcher form) {
        int first = form.group(1) != null ? 1 : form.group(4) != null ? 4 : 7;
        int year = Integer.parseInt(form.group(first));
        try {
            LocalDate date = LocalDate.of(
                    year, Integer.parseInt(form.group(first + 1)), Integer.parseInt(form.group(first + 2)));
            int hour = number(form.group(10));
            int minute = number(form.group(11));
            int second = number(form.group(12));
            boolean real = year > 0 && hour < 24 && minute < 60 && second < 60;
            return real ? stamp(date, hour * 10_000 + minute * 100 + second) : UNREADABLE;
        } catch (DateTimeException e) {
            return UNREADABLE;
        }
    }

    private static int number(String group) {
        return group == null ? 0 : Integer.parseInt(group);
    }

    private static long ofPatterns(String text, List<String> patterns) {
        return patterns.stream()
                .mapToLong(pattern -> ofPattern(text, pattern))
                .filter(stamp -> stamp != UNREADABLE)
                .findFirst()
                .orElse(UNREADABLE);
    }

    private static long ofPattern(String text, String pattern) {
        try {
            TemporalAccessor read = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parse(text);
            LocalDate date = LocalDate.from(read);
            var time = read.query(TemporalQueries.localTime());
            return time == null
                    ? stamp(date, 0)
                    : stamp(date, time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond());
        } catch (DateTimeParseException e) {
            return UNREADABLE;
        }
    }

    private static long stamp(LocalDate date, int time) {
        return (date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth()) * TIME + time;
    }
}
