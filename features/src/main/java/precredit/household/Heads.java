package precredit.household;

import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The head of each household by GB/T 4761: 02, else 01, else the member who signed as contractor. */
final class Heads {
    private static final String[] HOUSEHOLD = {"snapshot", "household_id"};
    private static final String DEAD = "7";

    private Heads() {}

    /**
     * Adds to households of snapshots, given with their {@code contractor_token}, {@code head_token} and
     * {@code head_birth_date}, null unless exactly one member has the best claim, and the flags {@code head_clear},
     * {@code head_deceased} and {@code head_checksum_failed}.
     */
    static Dataset<Row> withHead(Dataset<Row> households, Dataset<Row> members) {
        Column head = col("head");
        Dataset<Row> claimants =
                members.join(households.select("snapshot", "household_id", "contractor_token"), HOUSEHOLD);
        return households
                .join(heads(claimants), HOUSEHOLD, "left")
                .withColumn("head_token", head.getField("person_token"))
                .withColumn("head_birth_date", head.getField("birth_date"))
                .withColumn("head_clear", head.isNotNull())
                .withColumn("head_deceased", isTrue(head.getField("note").equalTo(DEAD)))
                .withColumn("head_checksum_failed", isTrue(head.getField("checksum_failed")))
                .drop("head");
    }

    private static Dataset<Row> heads(Dataset<Row> members) {
        Column claimants = col("claimants");
        Column best = array_min(claimants.getField("claim"));
        Column heads = filter(claimants, claimant -> claimant.getField("claim").equalTo(best));
        return members.withColumn("claim", claim())
                .where(col("claim").isNotNull())
                .groupBy("snapshot", "household_id")
                .agg(collect_list(struct("claim", "person_token", "birth_date", "note", "checksum_failed"))
                        .as("claimants"))
                .withColumn("heads", heads)
                .where(size(col("heads")).equalTo(1))
                .select(
                        col("snapshot"),
                        col("household_id"),
                        col("heads").getItem(0).as("head"));
    }

    private static Column claim() {
        return when(col("relation").equalTo("02"), 1)
                .when(col("relation").equalTo("01"), 2)
                .when(col("person_token").equalTo(col("contractor_token")), 3);
    }

    private static Column isTrue(Column flag) {
        return coalesce(flag, lit(false));
    }
}
