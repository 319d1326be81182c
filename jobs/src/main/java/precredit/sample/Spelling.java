package precredit.sample;

import java.util.List;
import java.util.Locale;

/** The ways in which clerks write an ID number; all of them mean the same person. */
enum Spelling {
    PLAIN,
    LOWER_CASE_X,
    LEADING_APOSTROPHE,
    FULL_WIDTH,
    TRAILING_BLANKS,
    FIFTEEN_DIGITS;

    private static final List<Spelling> ODD = List.of(values()).subList(1, 6);

    /** Mostly plain; one household in sixty is written oddly. */
    static Spelling of(Household household, Draw draw) {
        boolean odd = draw.chance(1 / 60.0);
        Spelling drawn = draw.pick(ODD);
        if (household.plant().isEmpty()) {
            return odd ? drawn : PLAIN;
        }
        return switch (household.plant().get()) {
            case FIFTEEN_DIGITS -> FIFTEEN_DIGITS;
            case LOWER_CASE_X -> LOWER_CASE_X;
            case LEADING_APOSTROPHE -> LEADING_APOSTROPHE;
            case FULL_WIDTH_ID -> FULL_WIDTH;
            case TRAILING_BLANKS -> TRAILING_BLANKS;
            default -> PLAIN;
        };
    }

    /** The ID of a citizen in this spelling; who was born too late for 15 digits keeps 18. */
    String of(String id) {
        return switch (this) {
            case PLAIN -> id;
            case LOWER_CASE_X -> id.toLowerCase(Locale.ROOT);
            case LEADING_APOSTROPHE -> "'" + id;
            case FULL_WIDTH -> fullWidth(id);
            case TRAILING_BLANKS -> id + "  ";
            case FIFTEEN_DIGITS -> id.startsWith("19", 6) ? IdNumber.fifteen(id) : id;
        };
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
        return wide.toString();
    }
}
