package precredit.delivery;

/** Why a row lies in quarantine; of several reasons the first in this order is given. */
public enum Reason {
    /** It is of a person who was erased; before all others, and without the row. */
    ERASED,
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
