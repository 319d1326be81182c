package precredit.feature;

import org.apache.spark.sql.types.DataType;

/** One thing known of a household on a date: its column, its type, where it comes from and what it means. */
public record Feature(String name, DataType type, Origin origin, Direction direction, String meaning) {
    /** Whether it is null for a household whose head does not consent. */
    public boolean needsConsent() {
        return origin.history().personal();
    }

    Feature directed(Direction known) {
        return new Feature(name, type, origin, known, meaning);
    }
}
