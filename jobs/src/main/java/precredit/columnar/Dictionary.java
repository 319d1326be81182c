package precredit.columnar;

import org.apache.parquet.bytes.BytesInput;

/** The distinct values of a column, each with its place in the order in which they came. */
interface Dictionary {
    int size();

    /** How many bytes {@link #encoded} are. */
    long bytes();

    /** All values by place, as a page of them holds them. */
    BytesInput encoded();
}
