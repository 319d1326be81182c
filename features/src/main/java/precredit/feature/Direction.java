package precredit.feature;

/** What credit practice says of a feature, whatever the data of one county say. */
public enum Direction {
    UNDECLARED,
    HIGHER_IS_SAFER,
    HIGHER_IS_RISKIER
}
