package precredit.bench;

/** What the benchmark measures. */
public enum Part {
    /** The first night of the sample. */
    SAMPLE,
    /** A session starts, and every file is parsed into nothing. */
    FLOOR,
    /** The same features, a tree and a list from the same files, by DuckDB and scikit-learn. */
    PEER,
    /** All deliveries into an empty lake. */
    LOAD,
    /** The night of the last date, on the lake of the date before. */
    NIGHTLY,
    /** The same night of the same county with half of the history. */
    HISTORY,
    /** The same night of several smaller counties in one lake. */
    COUNTIES
}
