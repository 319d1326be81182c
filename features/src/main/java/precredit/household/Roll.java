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
import precredit.silver.SilverTable;

/** Every live household of a county: farmers by CBFLX and CBFBM, with a parcel whose certificate is not cancelled. */
public final class Roll {
    private static final String FARMER = "1";
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Land land;
    private final Dataset<Row> standing;

    private Roll(Land land, Dataset<Row> standing) {
        this.land = land;
        this.standing = standing;
    }

    /** The roll of a county as these snapshots have it. They are gone through now and once, for all later questions. */
    public static Roll of(Land land, CountyCodes codes) {
        return new Roll(land, standing(land, codes).localCheckpoint());
    }

    /** The roll of one date: household_id, as_of, snapshot, contractor_token. */
    public Dataset<Row> on(LocalDate asOf) {
        return standing.where(col("snapshot").equalTo(land.snapshots().inForceOn(lit(asOf))))
                .where(isOnRoll(lit(asOf)))
                .select(col("household_id"), lit(asOf).as("as_of"), col("snapshot"), col("contractor_token"));
    }

    /**
     * Adds to persons ({@code person_token, as_of}) the household they belonged to on that date, the smallest
     * household_id of several, as household_id, snapshot and contractor_token: all null if there was none.
     */
    public Dataset<Row> withHousehold(Dataset<Row> persons) {
        Dataset<Row> found = persons.select("person_token", "as_of")
                .distinct()
                .withColumn("snapshot", land.snapshots().inForceOn(col("as_of")))
                .join(registered(), new String[] {"snapshot", "person_token"})
                .join(standing, new String[] {"snapshot", "household_id"})
                .where(isOnRoll(col("as_of")))
                .groupBy("person_token", "as_of")
                .agg(min(struct("household_id", "snapshot", "contractor_token")).as("household"))
                .select("person_token", "as_of", "household.*");
        return persons.join(found, new String[] {"person_token", "as_of"}, "left");
    }

    /** Households with a member of whom another household of a snapshot has a row too, as {@link SharedPersons} says. */
    Dataset<Row> sharingPersons() {
        return SharedPersons.sharedUntil(registered(), standing);
    }

    private Dataset<Row> registered() {
        return land.of(SilverTable.MEMBER).select("snapshot", "household_id", "person_token");
    }

    /** The farming households of each snapshot with {@code leaves_on}, the day the last of their certificates ends. */
    private static Dataset<Row> standing(Land land, CountyCodes codes) {
        Dataset<Row> holdings = land.parcels()
                .groupBy("snapshot", "household_id")
                .agg(max(coalesce(col("cancelled_on"), lit(NEVER))).as("leaves_on"));
        return land.of(SilverTable.HOUSEHOLD)
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
