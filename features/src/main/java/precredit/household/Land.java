package precredit.household;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** The tables of a land snapshot; the day of its delivery is the column {@code snapshot}. */
public final class Land {
    private Land() {}

    /** One table of every snapshot. */
    public static Dataset<Row> of(Silver silver, SilverTable table) {
        return silver.read(table).withColumnRenamed("dt", "snapshot");
    }

    /** Every parcel with {@code cancelled_on}, the first day its certificate no longer stands, null if it does. */
    public static Dataset<Row> parcels(Silver silver) {
        Dataset<Row> cancelled = of(silver, SilverTable.CANCELLATION)
                .groupBy("snapshot", "certificate_no")
                .agg(min("cancelled_on").as("cancelled_on"));
        return of(silver, SilverTable.PARCEL)
                .select("snapshot", "household_id", "certificate_no", "method", "area_mu")
                .join(cancelled, new String[] {"snapshot", "certificate_no"}, "left");
    }

    /** Whether the certificate of a parcel stands on the date. */
    public static Column standsOn(Column date) {
        return col("cancelled_on").isNull().or(col("cancelled_on").gt(date));
    }
}
