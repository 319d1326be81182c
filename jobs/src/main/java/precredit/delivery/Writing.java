package precredit.delivery;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import precredit.lake.Extent;
import precredit.lake.FileWriting;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.WrittenFile;
import precredit.parallel.Beside;
import precredit.silver.SilverTable;

/** Writes a batch to bronze, quarantine, silver and the identity table, each slice whole. */
record Writing(
        Lake lake,
        Intake intake,
        String run,
        SerializableConfiguration configuration,
        Batch batch,
        Duplicates duplicates,
        Extent extent) {
    /** Small tables cost waiting, not computing; large ones share the executors. */
    private static final int AT_ONCE = 3;

    void write() {
        Beside.all(
                AT_ONCE,
                List.of(
                        this::writeRows,
                        () -> lake.replace(LakeTable.DELIVERED, extent, sealed(), run),
                        () -> lake.replace(LakeTable.REPEATED, extent, repeated(), run)));
    }

    /** All tables of rows from one look at the deliveries; a table that a file feeds is written even if no row is left. */
    private void writeRows() {
        List<LakeTable> tables = tables();
        Map<String, String> folders =
                tables.stream().collect(Collectors.toMap(LakeTable::path, table -> lake.folder(table, extent)));
        RowSorting sorting =
                new RowSorting(FileWriting.of(lake.spark()), new TreeMap<>(folders), filled(), intake.seal());
        Map<String, List<WrittenFile>> files = scan().read(lake.spark(), sorting::sort).collect().stream()
                .collect(Collectors.groupingBy(
                        RowSorting.Sorted::table, Collectors.mapping(RowSorting.Sorted::file, Collectors.toList())));
        Beside.all(
                AT_ONCE,
                tables.stream()
                        .<Runnable>map(table ->
                                () -> lake.replace(table, extent, files.getOrDefault(table.path(), List.of()), run))
                        .toList());
    }

    /** Of persons who were erased cells are emptied that their file requires. */
    private Map<SilverTable, Set<String>> filled() {
        return intake.erased().isEmpty() ? batch.filled() : Map.of();
    }

    private List<LakeTable> tables() {
        Stream<LakeTable> silver = batch.plans().stream()
                .map(file -> file.layout().feeds())
                .distinct()
                .map(LakeTable::silver);
        Stream<LakeTable> identity =
                batch.plans().stream().anyMatch(file -> file.layout().identity().length > 0)
                        ? Stream.of(LakeTable.IDENTITY)
                        : Stream.empty();
        return Stream.of(Stream.of(LakeTable.QUARANTINE), silver, identity)
                .flatMap(table -> table)
                .toList();
    }

    private ScanPlan scan() {
        return new ScanPlan(
                batch.plans(),
                batch.partitions(),
                duplicates.lines(),
                intake.tokenKey(),
                intake.erased(),
                configuration);
    }

    private Dataset<Row> sealed() {
        return Sealing.of(
                lake.spark(),
                batch.files().stream()
                        .map(file -> new Sealing.Source(
                                file.plan(),
                                file.inspection().bytes(),
                                file.inspection().sha256()))
                        .toList(),
                intake,
                configuration);
    }

    /**
     * Key hashes with several rows in an append table, under the first date of the batch that holds one, each with every
     * day of one of these rows.
     */
    private Dataset<Row> repeated() {
        List<Row> appended = new ArrayList<>();
        for (int i = 0; i < batch.plans().size(); i++) {
            FilePlan file = batch.plans().get(i);
            if (file.layout().feeds().kind() == SilverTable.Kind.APPEND) {
                appended.add(RowFactory.create(i, file.source(), LocalDate.ofEpochDay(file.deliveredOn())));
            }
        }
        Dataset<Row> files =
                lake.spark().createDataFrame(appended, StructType.fromDDL("file INT, source STRING, dt DATE"));
        return duplicates
                .keys()
                .join(broadcast(files), "file")
                .groupBy("source", "hash")
                .agg(min("dt").as("dt"), collect_set("event_date").as("event_date"))
                .withColumn("event_date", explode(col("event_date")))
                .withColumn("county", lit(intake.county()));
    }
}
