package precredit.household;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.SilverTable;

/** What is known of households themselves, before any history of theirs is looked at. */
public record Households(Land land, Roll roll, Dataset<Row> consents) {
    /**
     * Adds to households of the roll ({@code household_id, as_of, snapshot, contractor_token}) their head, whether the
     * head consents on {@code usedOn} to the use of everything, and whether a member is in another household too.
     */
    public Dataset<Row> described(Dataset<Row> households, LocalDate usedOn) {
        Dataset<Row> shared = roll.sharingPersons();
        Dataset<Row> consented = Consents.givenOn(consents, usedOn).withColumn("given", lit(true));
        return Heads.withHead(households, members(households))
                .join(consented, new String[] {"head_token"}, "left")
                .join(shared, new String[] {"snapshot", "household_id"}, "left")
                .withColumn("consent", isTrue(col("given")))
                .withColumn(
                        "person_in_two_households", isTrue(col("shared_until").gt(col("as_of"))))
                .drop("contractor_token", "given", "shared_until");
    }

    /** Every member, living or dead, of each household in the snapshot in force for it. */
    public Dataset<Row> members(Dataset<Row> households) {
        return land.of(SilverTable.MEMBER)
                .drop("county", "source", "file", "known_from", "line")
                .join(households, new String[] {"snapshot", "household_id"});
    }

    private static Column isTrue(Column flag) {
        return coalesce(flag, lit(false));
    }
}
