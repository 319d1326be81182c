package precredit.household;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Households one of whose members, living or dead, is registered in another household too. */
final class SharedPersons {
    private static final String[] PERSON = {"snapshot", "person_token"};
    private static final String[] HOUSEHOLD = {"snapshot", "household_id"};

    private SharedPersons() {}

    /**
     * Each such household (snapshot, household_id) with {@code shared_until}, the day the last other household leaves the
     * roll. Few persons are registered twice, so they are found first and only they are looked up.
     */
    static Dataset<Row> sharedUntil(Dataset<Row> registered, Dataset<Row> standing) {
        Dataset<Row> twice = registered
                .groupBy("snapshot", "person_token")
                .count()
                .where(col("count").gt(1))
                .drop("count");
        Column others =
                filter(col("places"), place -> place.getField("household_id").notEqual(col("place.household_id")));
        return registered
                .join(broadcast(twice), PERSON)
                .join(standing, HOUSEHOLD)
                .groupBy("snapshot", "person_token")
                .agg(collect_list(struct("household_id", "leaves_on")).as("places"))
                .withColumn("place", explode(col("places")))
                .groupBy(col("snapshot"), col("place.household_id"))
                .agg(max(array_max(others.getField("leaves_on"))).as("shared_until"));
    }
}
