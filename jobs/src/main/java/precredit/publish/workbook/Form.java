package precredit.publish.workbook;

/** How a spreadsheet shows the cells of a column, as a number format. */
enum Form {
    TEXT("@"),
    /** Text of any length, broken into as many lines as it needs. */
    WORDS("@"),
    WHOLE("0"),
    TENTHS("0.0"),
    RATE("0.00#"),
    DATE("yyyy-mm-dd");

    private final String format;

    Form(String format) {
        this.format = format;
    }

    String format() {
        return format;
    }
}
