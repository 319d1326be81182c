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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import precredit.parallel.Beside;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/**
 * The silver tables of the lake as a run of one date may see them, append tables with their versions resolved. A night
 * asks for each table several times: what it took to resolve one is kept, but for what is too much; a
 * snapshot is read again, for whoever asks wants few of its columns.
 */
public final class LakeSilver implements Silver, AutoCloseable {
    /** What served to find the versions and has no other reader. */
    private static final String[] SPENT = {"county", "record_key", "key_hash", "content_hash"};

    private static final Column[] VERSIONED = Stream.of(
                    "source", "file", "record_key", "key_hash", "version", "dt", "line", "known_from")
            .map(functions::col)
            .toArray(Column[]::new);

    /** What has so many rows, few of them restated, that sorting them all by version would cost more than all else. */
    private static final List<SilverTable> MANY = List.of(SilverTable.LOAN_MONTH, SilverTable.SALE);

    private final Lake lake;
    private final LocalDate upTo;
    private final Map<SilverTable, Dataset<Row>> read = new EnumMap<>(SilverTable.class);
    private final Map<SilverTable, Supplier<Dataset<Row>>> begun = new EnumMap<>(SilverTable.class);
    private final Beside beside = new Beside(1);
    private Repeated repeated;

    public LakeSilver(Lake lake, LocalDate upTo) {
        this.lake = lake;
        this.upTo = upTo;
    }

    /** Starts to resolve what takes long, beside whatever is done until it is asked for. */
    public void begin() {
        if (begun.isEmpty()) {
            MANY.forEach(table -> begun.put(table, beside.start(() -> opened(table))));
        }
    }

    @Override
    public Dataset<Row> read(SilverTable table) {
        return read.computeIfAbsent(table, wanted -> begun.getOrDefault(wanted, () -> opened(wanted))
                .get());
    }

    /** Lets go of what was kept; nothing is read from then on. */
    @Override
    public void close() {
        beside.close();
        read.forEach((table, rows) -> rows.unpersist());
        read.clear();
        begun.clear();
        repeated = null;
    }

    private Dataset<Row> opened(SilverTable table) {
        Dataset<Row> rows = lake.read(LakeTable.silver(table)).where(col("dt").leq(lit(upTo)));
        return switch (table.kind()) {
            case SNAPSHOT -> rows.drop(SPENT);
            case APPEND ->
                MANY.contains(table)
                        ? resolvedAmongMany(rows).drop(SPENT)
                        : Versions.withSupersededOn(rows).drop(SPENT).persist(StorageLevel.MEMORY_AND_DISK());
        };
    }

    /**
     * Only the few records that have several rows are sorted by version, in a look of its own at no more than what it
     * takes; the whole rows are gone through once, without being moved.
     */
    private Dataset<Row> resolvedAmongMany(Dataset<Row> rows) {
        Dataset<Row> superseded = superseded(rows, repeated());
        if (superseded.isEmpty()) {
            return rows.withColumn("superseded_on", lit(null).cast(DataTypes.DateType));
        }
        Column hash = when(KeyFilter.of(superseded, "superseded_hash").mayHold(col("key_hash")), col("key_hash"));
        return rows.join(broadcast(superseded), hash.equalTo(col("superseded_hash")), "left")
                .withColumn("superseded_on", when(col("places").isNotNull(), try_element_at(col("places"), place())))
                .drop("places", "superseded_hash");
    }

    /** The key hashes, of all tables, that several rows share. */
    private synchronized Repeated repeated() {
        if (repeated == null) {
            Dataset<Row> hashes = lake.read(LakeTable.REPEATED)
                    .select(col("hash").as("key_hash"))
                    .distinct()
                    .localCheckpoint();
            repeated = new Repeated(hashes, KeyFilter.of(hashes, "key_hash"));
        }
        return repeated;
    }

    private record Repeated(Dataset<Row> hashes, KeyFilter filter) {}

    /** Of each key hash with superseded rows, superseded_hash: the places of these, and when they were superseded. */
    private static Dataset<Row> superseded(Dataset<Row> rows, Repeated repeated) {
        return Versions.withSupersededOn(rows.select(VERSIONED)
                        .where(repeated.filter().mayHold(col("key_hash")))
                        .join(broadcast(repeated.hashes()), new String[] {"key_hash"}, "left_semi"))
                .where(col("superseded_on").isNotNull())
                .groupBy(col("key_hash"), place().as("place"))
                .agg(min("superseded_on").as("superseded_on"))
                .groupBy(col("key_hash").as("superseded_hash"))
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
