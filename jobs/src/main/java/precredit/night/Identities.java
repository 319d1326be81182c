package precredit.night;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import precredit.household.Snapshots;
import precredit.identity.Erased;
import precredit.identity.Seal;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.policy.Reviews;

/** Opens the identity table, for the heads of listed households and nobody else. */
record Identities(Lake lake, Snapshots inForce, Seal seal) {
    private static final String OPEN = "precredit_open_seal";

    /**
     * household_id, name, id_number and phone, one row for each household of the ledger that is listed; a ledger names no
     * head of a listed household only where the head was erased. They are looked up now and once, for all who publish them,
     * and stay sealed until they are read.
     */
    Dataset<Row> ofHeads(Dataset<Row> ledger) {
        Seal key = seal;
        UDF1<byte[], String> open = closed -> closed == null ? null : key.openText(closed);
        lake.spark().udf().register(OPEN, open, DataTypes.StringType);
        Dataset<Row> snapshot = lake.read(LakeTable.IDENTITY).where(inForce.include(col("dt")));
        Dataset<Row> heads = Reviews.listed(ledger).select("household_id", "head_token");
        Dataset<Row> persons = snapshot.where(col("person_token").isNotNull())
                .select(col("household_id"), col("person_token").as("head_token"), col("name"), col("id_number"));
        Dataset<Row> phones = snapshot.where(col("person_token").isNull()).select("household_id", "phone");
        Dataset<Row> erased = heads.where(col("head_token").isNull())
                .select(
                        col("household_id"),
                        lit(Erased.WORDS).as("name"),
                        lit(Erased.WORDS).as("id_number"),
                        lit(Erased.WORDS).as("phone"));
        return heads.join(persons, new String[] {"household_id", "head_token"})
                .join(phones, new String[] {"household_id"}, "left")
                .localCheckpoint()
                .select(
                        col("household_id"),
                        callUDF(OPEN, col("name")).as("name"),
                        callUDF(OPEN, col("id_number")).as("id_number"),
                        callUDF(OPEN, col("phone")).as("phone"))
                .unionByName(erased);
    }
}
