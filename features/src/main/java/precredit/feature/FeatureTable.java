package precredit.feature;

import org.apache.spark.sql.types.StructType;

/** The columns of the two tables that hold features. */
public final class FeatureTable {
    private static final String FACTS = "head_clear BOOLEAN, head_deceased BOOLEAN, head_checksum_failed BOOLEAN,"
            + " consent BOOLEAN, person_in_two_households BOOLEAN";

    private FeatureTable() {}

    /** One household of the roll on one as-of date. */
    public static StructType ofRoll() {
        return withFeatures("county STRING, as_of DATE, household_id STRING, head_token STRING, " + FACTS);
    }

    /** One loan that turned out good or bad, and what was known the day before it was granted. */
    public static StructType ofTraining() {
        return withFeatures("loan_id STRING, household_id STRING, as_of DATE, label STRING, " + FACTS);
    }

    private static StructType withFeatures(String columns) {
        StructType table = StructType.fromDDL(columns);
        for (Feature feature : FeatureCatalogue.features()) {
            table = table.add(feature.name(), feature.type());
        }
        return table;
    }
}
