package precredit.sample;

/** How a household lives off its land. */
enum Farming {
    VEGETABLES,
    ORCHARD,
    FIELDS,
    /** Works elsewhere; the land is let or fallow. */
    AWAY
}
