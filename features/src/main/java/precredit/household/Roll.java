package precredit.household;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import precredit.silver.SilverTable;

/** Every live household of a county: farmers by CBFLX and CBFBM, with a parcel whose certificate is not cancelled. */
public final class Roll {
    /**
     * The columns of a farming household of a snapshot, which are the same whatever date is asked: its head as {@link Heads}
     * says, {@code leaves_on}, the day the last of its certificates ends, and {@code shared_until}, the day the last other
     * household that a member is in leaves the roll, null if none is.
     */
    public static final StructType STANDING =
            StructType.fromDDL("snapshot DATE, household_id STRING, head_token STRING,"
                    + " head_birth_date DATE, head_clear BOOLEAN, head_deceased BOOLEAN, head_checksum_failed BOOLEAN,"
                    + " leaves_on DATE, shared_until DATE");

    private static final String[] HOUSEHOLD = {"snapshot", "household_id"};
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

    /** The same where somebody keeps what is found of snapshots. */
    public static Roll of(Land land, CountyCodes codes, Keeper keeper) {
        return new Roll(land, keeper.standing(land, codes));
    }

    /** Who keeps what {@link Roll#standing} finds of snapshots, which stays the same as long as they do. */
    @FunctionalInterface
    public interface Keeper {
        Dataset<Row> standing(Land land, CountyCodes codes);
    }

    /** Every farming household of each snapshot, as {@link #STANDING}. */
    public static Dataset<Row> standing(Land land, CountyCodes codes) {
        Dataset<Row> holdings = land.parcels()
                .groupBy("snapshot", "household_id")
                .agg(max(coalesce(col("cancelled_on"), lit(NEVER))).as("leaves_on"));
        Dataset<Row> farmers = land.of(SilverTable.HOUSEHOLD)
                .where(isFarmer().and(codes.issued(col("household_id"))))
                .select("snapshot", "household_id", "contractor_token")
                .join(holdings, HOUSEHOLD)
                .localCheckpoint();
        Dataset<Row> members = land.of(SilverTable.MEMBER);
        return Heads.withHead(farmers, members)
                .join(SharedPersons.sharedUntil(registered(land), farmers), HOUSEHOLD, "left")
                .select(Stream.of(STANDING.fieldNames()).map(functions::col).toArray(Column[]::new));
    }

    /** The roll of one date, as {@link #described}. */
    public Dataset<Row> on(LocalDate asOf) {
        return described(standing.where(col("snapshot").equalTo(land.snapshots().inForceOn(lit(asOf))))
                .where(isOnRoll(lit(asOf)))
                .withColumn("as_of", lit(asOf)));
    }

    /**
     * Households of the roll ({@code household_id, as_of, snapshot}) with what the register says of each: head_token,
     * head_birth_date, head_clear, head_deceased, head_checksum_failed and person_in_two_households.
     */
    public Dataset<Row> describing(Dataset<Row> households) {
        return described(households.join(standing, HOUSEHOLD));
    }

    /**
     * Adds to persons ({@code person_token, as_of}) the household they belonged to on that date, the smallest
     * household_id of several, as household_id and snapshot: both null if there was none.
     */
    public Dataset<Row> withHousehold(Dataset<Row> persons) {
        Dataset<Row> found = persons.select("person_token", "as_of")
                .distinct()
                .withColumn("snapshot", land.snapshots().inForceOn(col("as_of")))
                .join(registered(land), new String[] {"snapshot", "person_token"})
                .join(standing.select("snapshot", "household_id", "leaves_on"), HOUSEHOLD)
                .where(isOnRoll(col("as_of")))
                .groupBy("person_token", "as_of")
                .agg(min(struct("household_id", "snapshot")).as("household"))
                .select("person_token", "as_of", "household.*");
        return persons.join(found, new String[] {"person_token", "as_of"}, "left");
    }

    private static Dataset<Row> described(Dataset<Row> standing) {
        return standing.withColumn(
                        "person_in_two_households", coalesce(col("shared_until").gt(col("as_of")), lit(false)))
                .select(
                        "household_id",
                        "as_of",
                        "snapshot",
                        "head_token",
                        "head_birth_date",
                        "head_clear",
                        "head_deceased",
                        "head_checksum_failed",
                        "person_in_two_households");
    }

    private static Dataset<Row> registered(Land land) {
        return land.of(SilverTable.MEMBER).select("snapshot", "household_id", "person_token");
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
