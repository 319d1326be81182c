package precredit.feature;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.household.Land;
import precredit.silver.SilverTable;

/** The land of households on their as-of dates, as the snapshot in force for each has it. */
record LandHistories(Land land, Dataset<Row> households) {
    /** Forms of acquiring land that count, NY/T 2539 C.10; 900 (other) does not. */
    private static final Object[] CONTRACTED = {"100", "110", "120", "121", "122", "123", "129", "200", "300"};

    Dataset<Row> parcels() {
        return inSnapshot(land.parcels().where(col("method").isin(CONTRACTED))).where(Land.standsOn(col("as_of")));
    }

    Dataset<Row> leasesBy(String side) {
        Column inForce = col("as_of").between(col("start_date"), col("end_date"));
        Dataset<Row> leases = land.of(SilverTable.LEASE)
                .select(
                        col("snapshot"),
                        col(side).as("household_id"),
                        col("start_date"),
                        col("end_date"),
                        col("area_mu"));
        return inSnapshot(leases).where(inForce);
    }

    private Dataset<Row> inSnapshot(Dataset<Row> table) {
        return table.join(
                households.select("household_id", "as_of", "snapshot"), new String[] {"snapshot", "household_id"});
    }
}
