package precredit.review;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people type them: yyyy-M-d, yyyy/M/d, yyyy.M.d, yyyy年M月d日 or yyyyMMdd. */
final class ReviewDate {
    private static final Pattern FORM = Pattern.compile("(?<y>\\d{4})(?:(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})"
            + "|年(?<m2>\\d{1,2})月(?<d2>\\d{1,2})日|(?<m3>\\d{2})(?<d3>\\d{2}))");

    private ReviewDate() {}

    static Optional<LocalDate> read(String text) {
        Matcher form =
                FORM.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(number(form, "y"), number(form, "m", "m2", "m3"), number(form, "d", "d2", "d3")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, String... groups) {
        int found = 0;
        for (String group : groups) {
            found = form.group(group) == null ? found : Integer.parseInt(form.group(group));
        }
        return found;
    }
}
