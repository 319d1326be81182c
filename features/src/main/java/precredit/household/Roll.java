package precredit.household;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** Every live household of a county: farmers by CBFLX and CBFBM, with a parcel whose certificate is not cancelled. */
public record Roll(Silver silver, CountyCodes codes, Snapshots snapshots) {
    private static final String FARMER = "1";
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** The roll of one date: household_id, as_of, snapshot, contractor_token. */
    public Dataset<Row> on(LocalDate asOf) {
        return standing()
                .where(col("snapshot").equalTo(snapshots.inForceOn(lit(asOf))).and(isOnRoll(lit(asOf))))
                .select(col("household_id"), lit(asOf).as("as_of"), col("snapshot"), col("contractor_token"));
    }

    /**
     * Adds to persons ({@code person_token, as_of}) the household they belonged to on that date, the smallest
     * household_id of several, as household_id, snapshot and contractor_token: all null if there was none.
     */
    public Dataset<Row> withHousehold(Dataset<Row> persons) {
        Dataset<Row> found = persons.select("person_token", "as_of")
                .distinct()
                .withColumn("snapshot", snapshots.inForceOn(col("as_of")))
                .join(places(), new String[] {"snapshot", "person_token"})
                .where(isOnRoll(col("as_of")))
                .groupBy("person_token", "as_of")
                .agg(min(struct("household_id", "snapshot", "contractor_token")).as("household"))
                .select("person_token", "as_of", "household.*");
        return persons.join(found, new String[] {"person_token", "as_of"}, "left");
    }

    /** Where each member of each snapshot is registered: snapshot, person_token and the columns of {@link #standing}. */
    Dataset<Row> places() {
        return Land.of(silver, SilverTable.MEMBER)
                .select("snapshot", "household_id", "person_token")
                .distinct()
                .join(standing(), new String[] {"snapshot", "household_id"});
    }

    /** The farming households of each snapshot with {@code leaves_on}, the day the last of their certificates ends. */
    private Dataset<Row> standing() {
        Dataset<Row> holdings = Land.parcels(silver)
                .groupBy("snapshot", "household_id")
                .agg(max(coalesce(col("cancelled_on"), lit(NEVER))).as("leaves_on"));
        return Land.of(silver, SilverTable.HOUSEHOLD)
                .where(isFarmer().and(codes.issued(col("household_id"))))
                .select("snapshot", "household_id", "contractor_token")
                .join(holdings, new String[] {"snapshot", "household_id"});
    }

    private static Column isOnRoll(Column date) {
        return col("leaves_on").gt(date);
    }

    private static Column isFarmer() {
        return col("contractor_type")
                .equalTo(FARMER)
                .and(substring(col("household_id"), 15, 4).between("0001", "8000"));
    }
}
