package precredit.delivery;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.types.StructType;
import precredit.columnar.ColumnValues;
import precredit.columnar.Term;
import precredit.lake.DataFile;
import precredit.lake.Extent;
import precredit.lake.FileWriting;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.WrittenFile;
import precredit.parallel.Beside;
import precredit.silver.SilverTable;

/** Writes a batch to bronze, quarantine, silver and the identity table, each slice whole. */
record Writing(Lake lake, Intake intake, String run, Batch batch, Broadcast<ScanPlan> plan, Extent extent) {
    /** Small tables cost waiting, not computing; large ones share the executors. */
    private static final int AT_ONCE = 3;

    private static final StructType REPEATED = LakeTable.REPEATED.fileSchema();

    /**
     * All but {@link #repeated}, from one look at the deliveries; a table that a file feeds is written even if no row is
     * left. What is sealed needs no row, and keeps all cores busy while the last rows are written.
     */
    List<RowSorting.Sorted> rows(Duplicates duplicates) {
        List<LakeTable> tables = tables();
        Map<String, String> folders = new TreeMap<>(
                tables.stream().collect(Collectors.toMap(LakeTable::path, table -> lake.folder(table, extent))));
        FileWriting files = FileWriting.of(lake.spark());
        RowSorting sorting = new RowSorting(files, folders, filled(), intake.seal());
        JavaRDD<RowSorting.Sorted> rows = ScanPlan.read(plan, duplicates.repeating(), (of, task, repeating) -> {
            try (DeliveryReader ofTask = of.reader(task, repeating)) {
                return List.of(sorting.sort(ofTask));
            }
        });
        JavaRDD<RowSorting.Sorted> sealed = Sealing.of(
                        sources(), Erasure.of(intake), files, folders.get(LakeTable.DELIVERED.path()))
                .map(RowSorting.Sorted::ofSealed);
        List<RowSorting.Sorted> sorted = rows.union(sealed).collect();
        Beside.all(
                AT_ONCE,
                tables.stream()
                        .<Runnable>map(table -> () -> lake.replace(table, extent, files(sorted, table), run))
                        .toList());
        return sorted;
    }

    private static List<WrittenFile> files(List<RowSorting.Sorted> sorted, LakeTable table) {
        return sorted.stream()
                .flatMap(ofTask -> Stream.ofNullable(ofTask.files().get(table.path())))
                .toList();
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
        return Stream.of(Stream.of(LakeTable.DELIVERED, LakeTable.QUARANTINE), silver, identity)
                .flatMap(table -> table)
                .toList();
    }

    private List<Sealing.Source> sources() {
        return batch.files().stream()
                .map(file -> new Sealing.Source(
                        file.plan(),
                        file.inspection().bytes(),
                        file.inspection().sha256()))
                .toList();
    }

    /**
     * Key hashes with several rows in an append table, under the first date of the batch that holds one, each with every
     * day of one of these rows.
     */
    void repeated(Duplicates duplicates) {
        FileWriting files = FileWriting.of(lake.spark());
        String folder = lake.folder(LakeTable.REPEATED, extent);
        List<WrittenFile> written = duplicates
                .repeated()
                .coalesce(batch.cores())
                .mapPartitions(keys -> written(keys, files, folder))
                .collect();
        lake.replace(LakeTable.REPEATED, extent, written, run);
    }

    private static Iterator<WrittenFile> written(Iterator<KeyGroups.Repeated> keys, FileWriting files, String folder)
            throws IOException {
        if (!keys.hasNext()) {
            return List.<WrittenFile>of().iterator();
        }
        DataFile file = files.open(folder, REPEATED);
        ColumnValues[] out = file.values();
        Map<String, Term> sources = new TreeMap<>();
        while (keys.hasNext()) {
            KeyGroups.Repeated key = keys.next();
            out[0].add(sources.computeIfAbsent(key.source(), Term::of));
            out[1].add(key.dt());
            out[2].add(key.hash());
            out[3].add(key.eventDay());
            file.endRow();
        }
        return List.of(file.end()).iterator();
    }
}
