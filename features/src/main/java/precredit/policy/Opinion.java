package precredit.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a review meeting may say of a listed household, in the word that it writes into a workbook. */
public enum Opinion {
    AGREE("同意"),
    LOWER("调减"),
    RAISE("调增"),
    REFUSE("不予授信");

    private final String word;

    Opinion(String word) {
        this.word = word;
    }

    /** The opinion that is written as this very word. */
    public static Optional<Opinion> of(String word) {
        return Stream.of(values()).filter(opinion -> opinion.word.equals(word)).findFirst();
    }

    /** As a workbook writes it. */
    public String word() {
        return word;
    }

    /** As a table writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
