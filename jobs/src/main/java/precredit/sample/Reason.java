package precredit.sample;

/** Why a row goes to quarantine, in the order in which reasons are tried. */
enum Reason {
    COLUMN_COUNT,
    ENCODING,
    MISSING_REQUIRED,
    ID_FORMAT,
    CODE_FORMAT,
    UNKNOWN_CODE,
    DATE_FORMAT,
    NUMBER_FORMAT,
    NEGATIVE_AMOUNT,
    UNIT_MISMATCH,
    OUTSIDE_COUNTY,
    FUTURE_EVENT,
    DUPLICATE
}
