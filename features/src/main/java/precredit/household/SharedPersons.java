package precredit.household;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Households one of whose members, living or dead, is registered in another household too. */
final class SharedPersons {
    private SharedPersons() {}

    /** Each such household (snapshot, household_id) with {@code shared_until}, the day the last such other one leaves the roll. */
    static Dataset<Row> sharedUntil(Dataset<Row> places) {
        Column others =
                filter(col("places"), place -> place.getField("household_id").notEqual(col("place.household_id")));
        return places.groupBy("snapshot", "person_token")
                .agg(collect_list(struct("household_id", "leaves_on")).as("places"))
                .where(size(col("places")).gt(1))
                .withColumn("place", explode(col("places")))
                .groupBy(col("snapshot"), col("place.household_id"))
                .agg(max(array_max(others.getField("leaves_on"))).as("shared_until"));
    }
}
