package precredit.publish;

import precredit.identity.Erased;

/** Numbers shown in part: enough to tell two persons of a village apart, not enough to use. */
public enum Mask {
    ID_NUMBER(6, "********", 4, 18),
    PHONE(3, "****", 4, 11);

    private final int first;
    private final String hidden;
    private final int last;
    private final int whole;

    Mask(int first, String hidden, int last, int whole) {
        this.first = first;
        this.hidden = hidden;
        this.last = last;
        this.whole = whole;
    }

    /** The first and last digits of a number; of one shorter than usual never more than half, the last ones first. */
    public String of(String number) {
        if (number.isEmpty() || number.equals(Erased.WORDS)) {
            return number;
        }
        int shown = number.length() < whole ? number.length() / 2 : first + last;
        int atEnd = Math.min(last, shown);
        int atStart = Math.min(first, shown - atEnd);
        return number.substring(0, atStart) + hidden + number.substring(number.length() - atEnd);
    }
}
