package precredit.review;

/** What becomes of the good rows of a workbook that has bad ones. */
public enum Acceptance {
    /** Nothing is stored. */
    WHOLE,
    /** The good rows are stored. */
    PARTIAL
}
