package precredit.label;

/** How a loan turned out in the 12 months after it was granted. */
public enum Label {
    GOOD("good"),
    BAD("bad"),
    /** Neither: late but not very late, or nothing was ever reported of it. */
    INDETERMINATE("indeterminate"),
    /** The 12 months are not over. */
    IMMATURE("immature");

    private final String text;

    Label(String text) {
        this.text = text;
    }

    /** As written in the column {@code label}. */
    public String text() {
        return text;
    }
}
