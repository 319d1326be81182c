package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

    /** What a night of many dates waits for longest. */
    private static final List<SilverTable> LARGEST = List.of(SilverTable.LOAN_MONTH, SilverTable.SALE);

    /** What a night asks for that nobody keeps, in this order. */
    private static final List<SilverTable> OTHERS =
            List.of(SilverTable.CONSENT, SilverTable.PENALTY, SilverTable.DEBTOR);

    private final Lake lake;
    private final LocalDate upTo;
    private final RepeatedKeys repeated;
    private final Map<SilverTable, Dataset<Row>> read = new EnumMap<>(SilverTable.class);
    private final Map<SilverTable, Supplier<Dataset<Row>>> begun = new ConcurrentHashMap<>();
    private final Map<SilverTable, Supplier<Optional<List<Dataset<Row>>>>> condensed = new EnumMap<>(SilverTable.class);
    private final Map<LakeTable, Superseded> superseded = new ConcurrentHashMap<>();
    private final Beside beside = new Beside(3);
    private final Optional<KeptState> state;

    public LakeSilver(Lake lake, LocalDate upTo) {
        this(lake, upTo, Optional.empty());
    }

    /** With what is kept, if anything, as of the same date. */
    public LakeSilver(Lake lake, LocalDate upTo, Optional<KeptState> state) {
        this.lake = lake;
        this.upTo = upTo;
        this.state = state;
        this.repeated = new RepeatedKeys(lake);
    }

    /** Starts to resolve what takes long, beside whatever is done until it is asked for. */
    public void begin() {
        LARGEST.forEach(this::begin);
    }

    /** The same where everything is asked for as it counts on the date alone. */
    public void beginCondensed() {
        if (condensed.isEmpty()) {
            beginCondensed(SilverTable.SALE);
            beside.start(() -> {
                OTHERS.stream().map(LakeTable::silver).forEach(this::find);
                return true;
            });
            beginCondensed(SilverTable.LOAN);
            beginCondensed(SilverTable.SUBSIDY);
            beginCondensed(SilverTable.LOAN_MONTH);
        }
    }

    private void beginCondensed(SilverTable table) {
        condensed.put(table, beside.start(() -> {
            Optional<List<Dataset<Row>>> found = state.flatMap(kept -> kept.rows(table, repeated));
            if (found.isEmpty()) {
                begin(table);
            }
            return found;
        }));
    }

    private void find(LakeTable table) {
        if (!repeated.areMany()) {
            superseded(table);
        }
    }

    private void begin(SilverTable table) {
        begun.computeIfAbsent(table, of -> beside.start(() -> opened(of)));
    }

    @Override
    public Optional<List<Dataset<Row>>> condensed(SilverTable table, LocalDate asOf) {
        if (!asOf.equals(upTo)) {
            return Optional.empty();
        }
        beginCondensed();
        return condensed.getOrDefault(table, Optional::empty).get();
    }

    @Override
    public Dataset<Row> read(SilverTable table) {
        return read.computeIfAbsent(table, wanted -> begun.getOrDefault(wanted, () -> opened(wanted))
                .get());
    }

    @Override
    public Dataset<Row> read(SilverTable table, LocalDate after) {
        return read.containsKey(table) || repeated.areMany()
                ? Silver.super.read(table, after)
                : resolved(LakeTable.silver(table), Extent.after("event_date", after));
    }

    /** Lets go of what was kept; nothing is read from then on. */
    @Override
    public void close() {
        beside.close();
        read.forEach((table, rows) -> rows.unpersist());
        read.clear();
        begun.clear();
        superseded.clear();
        condensed.clear();
        repeated.forget();
    }

    private Dataset<Row> opened(SilverTable table) {
        LakeTable stored = LakeTable.silver(table);
        if (table.kind() == SilverTable.Kind.SNAPSHOT) {
            return rows(stored, Extent.everything()).drop(SPENT);
        }
        return repeated.areMany()
                ? Versions.withSupersededOn(rows(stored, Extent.everything()))
                        .drop(SPENT)
                        .persist(StorageLevel.MEMORY_AND_DISK())
                : resolved(stored, Extent.everything());
    }

    private Dataset<Row> resolved(LakeTable table, Extent extent) {
        return superseded(table).resolve(rows(table, extent)).drop(SPENT);
    }

    private Superseded superseded(LakeTable table) {
        return superseded.computeIfAbsent(
                table, of -> Superseded.among(rows(of, Extent.everything()), repeated.hashes()));
    }

    private Dataset<Row> rows(LakeTable table, Extent extent) {
        return lake.read(table, extent).where(col("dt").leq(lit(upTo)));
    }
}
