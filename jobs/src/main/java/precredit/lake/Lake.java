package precredit.lake;

import static org.apache.spark.sql.functions.col;

import io.delta.kernel.exceptions.KernelException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import precredit.silver.CondensedSales;
import precredit.store.Store;

/** The Delta tables of one storage root, as one county sees them. */
public final class Lake {
    /** A file of a log that tells of a version; the folder alone is what a killed run left that was about to make a table. */
    private static final Pattern ENTRY = Pattern.compile("^\\d{20}\\.");

    private static final String MONTH = "month";

    private final SparkSession spark;
    private final Store store;
    private final String county;
    private final Pins pins;
    private final KnownVersions known;

    public Lake(SparkSession spark, Store store, String county) {
        this(spark, store, county, Pins.NONE);
    }

    /** A lake that reads the pinned tables from where and as they were, and writes to {@code store} alone. */
    public Lake(SparkSession spark, Store store, String county, Pins pins) {
        this.spark = spark;
        this.store = store;
        this.county = county;
        this.pins = pins;
        this.known = new KnownVersions(store, county);
    }

    public SparkSession spark() {
        return spark;
    }

    public boolean has(LakeTable table) {
        return pins.of(table).map(version -> version >= 0).orElseGet(() -> isThere(table));
    }

    private boolean isThere(LakeTable table) {
        boolean isThere = store.list(address(table) + "/_delta_log").stream().anyMatch(ENTRY.asPredicate());
        if (!isThere) {
            known.require(table, -1);
        }
        return isThere;
    }

    /** The rows of this county; none when nothing was written yet. */
    public Dataset<Row> read(LakeTable table) {
        return read(table, Extent.everything());
    }

    /** The same in this process, of a table that has few rows, of texts, dates and whole numbers, in the order of its columns. */
    public List<Row> readFew(LakeTable table) {
        return pins.of(table).isEmpty() && isThere(table)
                ? newest(table).rows(county, table.schema())
                : inOrder(table, read(table)).collectAsList();
    }

    /** The slice of one date. */
    public Dataset<Row> read(LakeTable table, LocalDate asOf) {
        return read(table, Extent.of("as_of", asOf));
    }

    /** The rows of this county within an extent; files that hold none of them are not opened. */
    public Dataset<Row> read(LakeTable table, Extent extent) {
        boolean isPinned = pins.of(table).isPresent() && !pins.leave(table, extent);
        if (!(isPinned ? has(table) : isThere(table))) {
            return spark.createDataFrame(List.of(), table.schema());
        }
        return isPinned
                ? pins.slice(spark, table, county, extent)
                : newest(table).slice(county, extent);
    }

    /**
     * Of the rows of a source that were delivered before a date, those with a key that may be among some few: the hashes of
     * key and content and the day on which it happened (was delivered, if it does not say), one after the other.
     */
    public JavaRDD<long[]> rowsOfKeys(LakeTable table, String source, LocalDate before, Broadcast<SoughtKeys> keys) {
        KeyScan scan = new KeyScan(source, before, keys);
        return pins.of(table).isEmpty() && isThere(table)
                ? newest(table).rowsOfKeys(county, scan)
                : scan.of(read(table, scan.extent()));
    }

    /** The rows of this county in files that went since a past version; none when that cannot be told. */
    Optional<Dataset<Row>> goneSince(LakeTable table, long version) {
        return version < 0 || !isThere(table)
                ? Optional.of(spark.createDataFrame(List.of(), table.schema()))
                : at(table, version).flatMap(then -> newest(table).goneSince(then, county));
    }

    /**
     * The rows of this county in files that came or went since a past version; none when that cannot be told, or when so
     * much went that it is no change but another table.
     */
    Optional<Dataset<Row>> changedSince(LakeTable table, long version) {
        return version < 0 || !isThere(table)
                ? Optional.empty()
                : at(table, version).flatMap(then -> newest(table).changedSince(then, county));
    }

    /**
     * The rows of this county in files that came since a past version, -1 before the table was made; none when that cannot be
     * told, or when files went.
     */
    Optional<Dataset<Row>> addedSince(LakeTable table, long version) {
        return version < 0 || !isThere(table)
                ? Optional.of(read(table))
                : at(table, version).flatMap(then -> newest(table).addedSince(then, county));
    }

    /** The names of the data files of this county, in order; no two files have one. */
    List<String> files(LakeTable table) {
        return isThere(table) ? newest(table).files(county) : List.of();
    }

    /** The bytes of the data files of this county. */
    long bytes(LakeTable table) {
        return isThere(table) ? newest(table).bytes(county) : 0;
    }

    private Optional<DeltaTable> at(LakeTable table, long version) {
        try {
            return Optional.of(DeltaTable.at(spark, store.uri(address(table)), version));
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    private DeltaTable newest(LakeTable table) {
        DeltaTable newest = DeltaTable.newest(spark, store.uri(address(table)));
        known.require(table, newest.version());
        return newest;
    }

    /** Replaces the slice of one date, so that writing it twice is writing it once; rows of another date are refused. */
    public void replace(LakeTable table, LocalDate asOf, Dataset<Row> rows, String run) {
        replace(table, Extent.of("as_of", asOf), rows, run);
    }

    /** Rows to be counted by the value of a text column while they are written. */
    public record Counted(Dataset<Row> rows, String by) {}

    /** The same; returns how many rows have each value. */
    public Map<String, Long> replace(LakeTable table, LocalDate asOf, Counted counted, String run) {
        Extent extent = Extent.of("as_of", asOf);
        Dataset<Row> checked = extent.checked(inOrder(table, counted.rows()), county);
        Map<String, Long> counts = new TreeMap<>();
        List<WrittenFile> files = new ArrayList<>();
        FileWriting.write(ofFiles(table, checked), folder(table, extent), counted.by())
                .forEach(ofTask -> {
                    files.add(ofTask.file());
                    ofTask.counts().forEach((value, count) -> counts.merge(value, count, Long::sum));
                });
        commit(table, extent, checked.schema(), files, run);
        return counts;
    }

    /**
     * Replaces the rows of this county that an extent holds; rows that it does not hold are refused. A table that is not
     * there yet is made. A column that the table has not yet is added to it, null in the older rows.
     */
    public void replace(LakeTable table, Extent extent, Dataset<Row> rows, String run) {
        Dataset<Row> checked = extent.checked(inOrder(table, rows), county);
        commit(table, extent, checked.schema(), FileWriting.write(ofFiles(table, checked), folder(table, extent)), run);
    }

    private static Dataset<Row> ofFiles(LakeTable table, Dataset<Row> rows) {
        return rows.drop(table.partitions().toArray(String[]::new));
    }

    /** The same with files that tasks have written into {@link #folder}, with all columns but those of the partition. */
    public void replace(LakeTable table, Extent extent, List<WrittenFile> files, String run) {
        commit(table, extent, table.schema(), files, run);
    }

    /** The same with so few rows that this process writes them itself; they are in the order of the table's columns. */
    public void replaceFew(LakeTable table, Extent extent, List<Row> rows, String run) {
        List<WrittenFile> files = FileWriting.of(spark).write(rows, table, folder(table, extent));
        commit(table, extent, table.schema(), files, run);
    }

    /** Where files with rows of this county within an extent are to lie, a full address. */
    public String folder(LakeTable table, Extent extent) {
        return extent.folder(store.uri(address(table)), county);
    }

    /**
     * Replaces the slices of calendar months, by which the table is partitioned, or of all, in one commit; each row has a
     * date within one of them and no column that says which.
     */
    void replaceMonths(
            LakeTable table, Optional<SortedSet<LocalDate>> months, Dataset<Row> rows, String date, String run) {
        Extent extent = months.map(some -> Extent.any(
                        some.stream().map(month -> Extent.of(MONTH, month)).toList()))
                .orElseGet(Extent::everything);
        String folder = folder(table, Extent.everything()) + "/" + MONTH + "=";
        Map<LocalDate, List<WrittenFile>> files = FileWriting.writeByMonth(rows, date, folder).stream()
                .collect(Collectors.groupingBy(
                        FileWriting.OfMonth::month,
                        TreeMap::new,
                        Collectors.mapping(FileWriting.OfMonth::file, Collectors.toList())));
        if (!months.map(some -> some.containsAll(files.keySet())).orElse(true)) {
            throw new IllegalStateException("a row does not belong where it is written to");
        }
        List<Commit.Part> parts = new ArrayList<>();
        files.forEach((month, ofMonth) -> parts.add(
                new Commit.Part(Extent.values(county, Optional.of(new Extent.Partition(MONTH, month))), ofMonth)));
        Dataset<Row> placed =
                rows.withColumn("county", functions.lit(county)).withColumn(MONTH, CondensedSales.month(col(date)));
        commit(table, extent, table.schema(), parts, () -> placed, run);
    }

    private void commit(LakeTable table, Extent extent, StructType columns, List<WrittenFile> files, String run) {
        commit(
                table,
                extent,
                columns,
                List.of(extent.part(county, files)),
                () -> extent.read(spark, columns, files, county),
                run);
    }

    /** {@code rows} are those of the files, for a table to which only Delta itself can write. */
    private void commit(
            LakeTable table,
            Extent extent,
            StructType columns,
            List<Commit.Part> parts,
            Supplier<Dataset<Row>> rows,
            String run) {
        boolean isDone = !isThere(table)
                && DeltaTable.create(
                        spark,
                        store.uri(address(table)),
                        new DeltaTable.Columns(columns, table.partitions()),
                        parts,
                        run);
        DeltaTable.Origin origin = new DeltaTable.Origin(county, extent, run);
        if (!isDone && !newest(table).replace(origin, columns, parts)) {
            replaceByDelta(table, extent.sql(), rows.get(), run);
        }
    }

    /** Replaces the rows of this county that meet a condition in Delta's SQL, whatever files they share with others. */
    public void replaceWhere(LakeTable table, String condition, Dataset<Row> rows, String run) {
        if (isThere(table)) {
            requireSound(table);
        }
        replaceByDelta(table, condition, inOrder(table, rows), run);
    }

    private void replaceByDelta(LakeTable table, String condition, Dataset<Row> rows, String run) {
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("userMetadata", run)
                .option("mergeSchema", true)
                .option("replaceWhere", "county = '" + county + "' AND (" + condition + ")")
                .partitionBy(table.partitions().toArray(String[]::new))
                .save(store.uri(address(table)));
    }

    /** The version of a table that a reader sees now, or -1. */
    public long version(LakeTable table) {
        return pins.of(table).orElseGet(() -> has(table) ? newest(table).version() : -1L);
    }

    /** Puts on record how far tables go, by their paths in the lake; from then on none may end before. Pinned ones lie elsewhere. */
    public void remember(Map<String, Long> versions) {
        Map<String, Long> ours = new TreeMap<>(versions);
        ours.keySet().removeAll(pins.versions().keySet());
        known.remember(ours);
    }

    /** What is written to a damaged table hides the damage, as soon as Delta sums its log up in a checkpoint. */
    private void requireSound(LakeTable table) {
        newest(table);
    }

    /** Compacts the files of this county and vacuums within the table's retention; false where there is no table. */
    public boolean tidy(LakeTable table) {
        if (!has(table)) {
            return false;
        }
        requireSound(table);
        var files = forPath(table);
        files.optimize().where("county = '" + county + "'").executeCompaction();
        files.vacuum();
        return true;
    }

    /**
     * Sets columns of those rows of this county that meet a condition, in one commit; returns how many there were. No
     * commit is made, and no table looked at, where there are none.
     */
    public long update(LakeTable table, Column condition, Map<String, Column> values) {
        long rows = has(table) ? read(table).where(condition).count() : 0;
        if (rows > 0) {
            forPath(table).update(ofCounty(condition), values);
        }
        return rows;
    }

    /** Adds rows of this county to a table that is there. */
    public void append(LakeTable table, Dataset<Row> rows) {
        requireSound(table);
        inOrder(table, rows).write().format("delta").mode(SaveMode.Append).save(store.uri(address(table)));
    }

    /** Removes those rows of this county that meet a condition, in one commit; returns how many there were. */
    public long delete(LakeTable table, Column condition) {
        long rows = has(table) ? read(table).where(condition).count() : 0;
        if (rows > 0) {
            forPath(table).delete(ofCounty(condition));
        }
        return rows;
    }

    /** Lets no reader go back before the newest version of a table; returns how many data files of this county are gone. */
    public long forgetHistory(LakeTable table) {
        return has(table) ? new History(this, table, store).purge() : 0;
    }

    public String county() {
        return county;
    }

    private io.delta.tables.DeltaTable forPath(LakeTable table) {
        return io.delta.tables.DeltaTable.forPath(spark, store.uri(address(table)));
    }

    private Column ofCounty(Column condition) {
        return functions.col("county").equalTo(county).and(condition);
    }

    private static Dataset<Row> inOrder(LakeTable table, Dataset<Row> rows) {
        return table.schema().isEmpty()
                ? rows
                : rows.select(Stream.of(table.schema().fields())
                        .map(field -> functions
                                .col(field.name())
                                .cast(field.dataType())
                                .as(field.name()))
                        .toArray(Column[]::new));
    }

    static String address(LakeTable table) {
        return "lake/" + table.path();
    }
}
