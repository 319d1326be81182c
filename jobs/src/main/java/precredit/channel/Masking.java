package precredit.channel;

/** How much of a column a channel shows. */
enum Masking {
    FULL,
    MASKED,
    /** A keyed hash that only this channel has. */
    TOKEN,
    OMITTED
}
