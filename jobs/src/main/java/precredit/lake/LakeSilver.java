package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/**
 * The silver tables of the lake as a run of one date may see them, append tables with their versions resolved. A night
 * asks for each table many times: each is kept after it was first read, but for the sales, which are too many.
 */
public final class LakeSilver implements Silver, AutoCloseable {
    /** What served to find the versions and has no other reader. */
    private static final String[] SPENT = {"county", "record_key", "key_hash", "content_hash"};

    private final Lake lake;
    private final LocalDate upTo;
    private final Map<SilverTable, Dataset<Row>> read = new EnumMap<>(SilverTable.class);

    public LakeSilver(Lake lake, LocalDate upTo) {
        this.lake = lake;
        this.upTo = upTo;
    }

    @Override
    public Dataset<Row> read(SilverTable table) {
        return read.computeIfAbsent(table, this::opened);
    }

    /** Lets go of what was kept. */
    @Override
    public void close() {
        read.forEach((table, rows) -> rows.unpersist());
        read.clear();
    }

    private Dataset<Row> opened(SilverTable table) {
        Dataset<Row> rows = lake.read(LakeTable.silver(table)).where(col("dt").leq(lit(upTo)));
        if (table == SilverTable.SALE) {
            return resolvedSales(rows).drop(SPENT);
        }
        Dataset<Row> resolved = table.kind() == SilverTable.Kind.APPEND ? Versions.withSupersededOn(rows) : rows;
        return resolved.drop(SPENT).persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Only the few sales that have several versions are sorted by version; the others are in force once known. */
    private Dataset<Row> resolvedSales(Dataset<Row> sales) {
        Dataset<Row> repeated = lake.read(LakeTable.REPEATED)
                .select(col("hash").as("key_hash"))
                .distinct()
                .localCheckpoint();
        if (repeated.isEmpty()) {
            return neverSuperseded(sales);
        }
        return neverSuperseded(sales.join(broadcast(repeated), "key_hash", "left_anti"))
                .unionByName(Versions.withSupersededOn(sales.join(broadcast(repeated), "key_hash", "left_semi")));
    }

    private static Dataset<Row> neverSuperseded(Dataset<Row> rows) {
        return rows.withColumn("superseded_on", lit(null).cast(DataTypes.DateType));
    }
}
