package precredit.review;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import precredit.policy.Opinion;

/** An opinion as it stands in a cell: one of four words and, after a colon, comma or semicolon, perhaps a remark. */
record SaidOpinion(Opinion opinion, String remark) {
    private static final Pattern FORM = Pattern.compile("(?s)([^\\s:,;，。；、：]+)\\s*(?:[:,;，。；、：]\\s*(.*))?");

    static Optional<SaidOpinion> read(String text) {
        Matcher form =
                FORM.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        return form.matches()
                ? Opinion.of(form.group(1))
                        .map(opinion -> new SaidOpinion(
                                opinion, Optional.ofNullable(form.group(2)).orElse("")))
                : Optional.empty();
    }
}
