package precredit.household;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** The tables of some land snapshots. Each row names its own by the day of delivery. */
public record Land(Silver silver, Snapshots snapshots) {
    /** One table of these snapshots. */
    public Dataset<Row> of(SilverTable table) {
        return silver.read(table).where(snapshots.include(col("dt"))).withColumnRenamed("dt", "snapshot");
    }

    /** Every parcel with {@code cancelled_on}, the first day its certificate no longer stands, null if it does. */
    public Dataset<Row> parcels() {
        Dataset<Row> cancelled = of(SilverTable.CANCELLATION)
                .groupBy("snapshot", "certificate_no")
                .agg(min("cancelled_on").as("cancelled_on"));
        return of(SilverTable.PARCEL)
                .select("snapshot", "household_id", "certificate_no", "method", "area_mu")
                .join(cancelled, new String[] {"snapshot", "certificate_no"}, "left");
    }

    /** Whether the certificate of a parcel stands on the date. */
    public static Column standsOn(Column date) {
        return col("cancelled_on").isNull().or(col("cancelled_on").gt(date));
    }
}
