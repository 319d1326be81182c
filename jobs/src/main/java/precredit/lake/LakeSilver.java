package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/**
 * The silver tables of the lake as a run of one date may see them, append tables with their versions resolved. A night
 * asks for each table several times: what it took to resolve one is kept, but for the sales, which are too many; a
 * snapshot is read again, for whoever asks wants few of its columns.
 */
public final class LakeSilver implements Silver, AutoCloseable {
    /** What served to find the versions and has no other reader. */
    private static final String[] SPENT = {"county", "record_key", "key_hash", "content_hash"};

    private static final Column[] VERSIONED = Stream.of(
                    "source", "file", "record_key", "key_hash", "version", "dt", "line", "known_from")
            .map(functions::col)
            .toArray(Column[]::new);

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
        return table.kind() == SilverTable.Kind.APPEND
                ? Versions.withSupersededOn(rows).drop(SPENT).persist(StorageLevel.MEMORY_AND_DISK())
                : rows.drop(SPENT);
    }

    /**
     * Only the few sales that have several rows are sorted by version, in a look of its own at no more than what it
     * takes; the whole rows are gone through once, without being moved.
     */
    private Dataset<Row> resolvedSales(Dataset<Row> sales) {
        Dataset<Row> repeated = lake.read(LakeTable.REPEATED)
                .select(col("hash").as("key_hash"))
                .distinct()
                .localCheckpoint();
        if (repeated.isEmpty()) {
            return sales.withColumn("superseded_on", lit(null).cast(DataTypes.DateType));
        }
        return sales.join(broadcast(superseded(sales, repeated)), new String[] {"key_hash"}, "left")
                .withColumn("superseded_on", when(col("places").isNotNull(), try_element_at(col("places"), place())))
                .drop("places");
    }

    /** Of each key hash with superseded rows: the places of these, and the days on which they were superseded. */
    private static Dataset<Row> superseded(Dataset<Row> rows, Dataset<Row> hashes) {
        return Versions.withSupersededOn(
                        rows.select(VERSIONED).join(broadcast(hashes), new String[] {"key_hash"}, "left_semi"))
                .where(col("superseded_on").isNotNull())
                .groupBy(col("key_hash"), place().as("place"))
                .agg(min("superseded_on").as("superseded_on"))
                .groupBy("key_hash")
                .agg(map_from_entries(collect_list(struct("place", "superseded_on")))
                        .as("places"))
                .localCheckpoint();
    }

    /** One number for the delivery day and the line. */
    private static Column place() {
        return unix_date(col("dt"))
                .cast(DataTypes.LongType)
                .multiply(lit(1L << 40))
                .plus(col("line"));
    }
}
