package precredit.dictionary;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import precredit.problem.Problem;

/**
 * One row of a dictionary. Cells are read without blanks around them; codes and numbers, and what deliveries are matched
 * against, in NFKC as deliveries are.
 */
record DictionaryLine(String file, long number, List<String> header, List<String> cells) {
    private static final int CAP_DECIMALS = 6;
    private static final int CAP_DIGITS = 9;

    /** The text of a column; an empty cell is refused. */
    String text(String column) {
        return optional(column).orElseThrow(() -> bad(column + " is empty", "Fill it in"));
    }

    Optional<String> optional(String column) {
        return Optional.of(cells.get(header.indexOf(column)).strip()).filter(text -> !text.isEmpty());
    }

    /** The text of a column as deliveries are read: NFKC. */
    String normalised(String column) {
        return normal(text(column));
    }

    /** A division code of so many digits. */
    String code(String column, int digits) {
        String code = normalised(column);
        if (!code.matches("[0-9]{" + digits + "}")) {
            throw bad(column + " is " + code + ", not " + digits + " digits", "Correct the code");
        }
        return code;
    }

    /** A weight above 0, nothing where the cell is empty. */
    Optional<BigDecimal> weight(String column) {
        return optional(column).map(DictionaryLine::normal).map(text -> {
            if (!text.matches("[0-9]{1," + CAP_DIGITS + "}([.][0-9]{1," + CAP_DECIMALS + "})?")
                    || new BigDecimal(text).signum() == 0) {
                throw bad(column + " is " + text + ", no number above 0", "Write kilograms such as 6000, or nothing");
            }
            return new BigDecimal(text);
        });
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    Problem bad(String why, String toDo) {
        return DictionaryFile.at(file, number, why, toDo);
    }
}
