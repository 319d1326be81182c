package precredit.model;

/** What the probability of default may do while one input rises and the others stay. */
public enum Direction {
    NONE,
    NEVER_FALLS,
    NEVER_RISES
}
