package precredit.division;

import java.util.Comparator;

/** A village by its 12-digit code: 6 digits county, 3 township, 3 village. */
public record Village(String code, String township, String name) {
    /** Two rows with one code contradict each other; the smallest is taken, so that their order cannot matter. */
    static final Comparator<Village> FIRST =
            Comparator.comparing(Village::code).thenComparing(Village::township).thenComparing(Village::name);

    private static final int COUNTY_DIGITS = 6;
    private static final int TOWNSHIP_DIGITS = 9;

    String county() {
        return code.substring(0, COUNTY_DIGITS);
    }

    String townshipCode() {
        return code.substring(0, TOWNSHIP_DIGITS);
    }
}
