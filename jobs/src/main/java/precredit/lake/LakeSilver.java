package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/** The silver tables of the lake as a run of one date may see them. */
public record LakeSilver(Lake lake, LocalDate upTo) implements Silver {
    @Override
    public Dataset<Row> read(SilverTable table) {
        Dataset<Row> rows = lake.read(LakeTable.silver(table)).where(col("dt").leq(lit(upTo)));
        return table == SilverTable.SALE ? resolved(rows) : rows;
    }

    /** Only the few sales that have several versions are sorted by version; the others are in force once known. */
    private Dataset<Row> resolved(Dataset<Row> sales) {
        Dataset<Row> repeated =
                lake.read(LakeTable.REPEATED).select(col("hash").as("key_hash")).distinct();
        Dataset<Row> alone = sales.join(broadcast(repeated), "key_hash", "left_anti")
                .withColumn("superseded_on", lit(null).cast(DataTypes.DateType));
        return alone.unionByName(Versions.withSupersededOn(sales.join(broadcast(repeated), "key_hash", "left_semi")));
    }
}
