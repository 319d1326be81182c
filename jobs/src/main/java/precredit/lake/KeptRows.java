package precredit.lake;

/**
 * What is kept of an append table of a county beside its rows, of which it can be made again, with a mark that says of which
 * version of the table it is.
 */
interface KeptRows {
    /** Whether it was kept as of a later date: a night before goes through the rows. */
    boolean isOfLater();

    /** The version of the table whose rows it is of. */
    long version();

    /** Tells that these lie in other files now, the same rows, since a version of the table. */
    void rewritten(long before);

    /** Has the next night make all of it again. */
    void forget();
}
