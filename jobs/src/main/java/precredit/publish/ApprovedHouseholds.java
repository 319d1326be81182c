package precredit.publish;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Reviews;

/** The households that everything published lists, in the order in which it lists them. */
public final class ApprovedHouseholds {
    private ApprovedHouseholds() {}

    /**
     * The approved rows of a ledger that no review refused, at the limit that holds after review, with name, id_number and phone of the head, by township code, village code and
     * household_id. {@code identities} holds these three by household_id, at least of all that are approved. Of a head who
     * was delivered twice, with the old and the new form of a number, the smallest row is taken.
     */
    public static Dataset<Row> of(Dataset<Row> ledger, Dataset<Row> identities) {
        return Reviews.listed(ledger)
                .join(oneEach(identities), "household_id")
                .orderBy("township_code", "village_code", "household_id");
    }

    private static Dataset<Row> oneEach(Dataset<Row> identities) {
        return identities
                .groupBy("household_id")
                .agg(min(struct("name", "id_number", "phone")).as("person"))
                .select("household_id", "person.*");
    }
}
