package precredit.delivery;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/** Writes a batch to bronze, quarantine, silver and the identity table, each slice whole. */
record Writing(
        Lake lake,
        Intake intake,
        String run,
        SerializableConfiguration configuration,
        Batch batch,
        Duplicates duplicates,
        Map<Integer, long[]> rejected,
        Extent extent) {
    /** Small tables cost waiting, not computing; large ones share the executors. */
    private static final int AT_ONCE = 3;

    void write() {
        List<Runnable> writes = new ArrayList<>();
        writes.add(() ->
                lake.replace(LakeTable.QUARANTINE, extent, scan(ScanPlan.Wanted.QUARANTINE, file -> true), run));
        for (SilverTable table : fed()) {
            writes.add(() -> lake.replace(
                    LakeTable.silver(table),
                    extent,
                    scan(ScanPlan.Wanted.SILVER, file -> file.layout().feeds() == table),
                    run));
        }
        if (batch.plans().stream().anyMatch(Writing::hasIdentities)) {
            writes.add(() -> lake.replace(
                    LakeTable.IDENTITY, extent, scan(ScanPlan.Wanted.IDENTITY, Writing::hasIdentities), run));
        }
        writes.add(() -> lake.replace(LakeTable.DELIVERED, extent, sealed(), run));
        writes.add(() -> lake.replace(LakeTable.REPEATED, extent, repeated(), run));
        atOnce(writes);
    }

    private TreeSet<SilverTable> fed() {
        TreeSet<SilverTable> tables = new TreeSet<>();
        batch.plans().forEach(file -> tables.add(file.layout().feeds()));
        return tables;
    }

    private static boolean hasIdentities(FilePlan file) {
        return file.layout().identity().length > 0;
    }

    private Dataset<Row> scan(ScanPlan.Wanted wanted, Predicate<FilePlan> files) {
        List<FilePlan> plans = batch.plans();
        List<List<Slice>> partitions = batch.partitions(files);
        FilePlan sample = plans.stream().filter(files).findFirst().orElseThrow();
        return DeliveryFormat.read(
                lake.spark(),
                new ScanPlan(
                        wanted,
                        wanted == ScanPlan.Wanted.SILVER ? sample.layout().feeds() : null,
                        plans,
                        partitions,
                        rejected,
                        intake.tokenKey(),
                        intake.erased(),
                        intake.seal(),
                        configuration));
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

    /** Key hashes of sales with several rows, under the first date of the batch that holds one. */
    private Dataset<Row> repeated() {
        List<Row> sales = new ArrayList<>();
        for (int i = 0; i < batch.plans().size(); i++) {
            FilePlan file = batch.plans().get(i);
            if (file.layout().feeds() == SilverTable.SALE) {
                sales.add(RowFactory.create(i, file.source(), LocalDate.ofEpochDay(file.deliveredOn())));
            }
        }
        Dataset<Row> files =
                lake.spark().createDataFrame(sales, StructType.fromDDL("file INT, source STRING, dt DATE"));
        return duplicates
                .keys()
                .join(broadcast(files), "file")
                .groupBy("source", "hash")
                .agg(min("dt").as("dt"))
                .withColumn("county", lit(intake.county()));
    }

    private static void atOnce(List<Runnable> writes) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(writes.stream()
                            .map(write -> CompletableFuture.runAsync(write, pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            pool.shutdown();
        }
    }
}
