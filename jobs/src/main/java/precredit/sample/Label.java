package precredit.sample;

/** What became of a loan over its first twelve months, as far as it is known at the end. */
enum Label {
    GOOD,
    BAD,
    INDETERMINATE,
    IMMATURE
}
