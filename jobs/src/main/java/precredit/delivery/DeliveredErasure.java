package precredit.delivery;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Row;
import precredit.identity.Seal;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.problem.Problems;
import precredit.settings.FileSettings;
import precredit.settings.SourceSettings;
import scala.Tuple2;

/**
 * Takes the records of erased persons out of the delivered files that bronze keeps. {@code intake} names the persons. A file
 * without them is not touched; a changed one keeps the SHA-256 of what was delivered.
 */
public record DeliveredErasure(Lake lake, Intake intake, String run) {

    /** Refuses a lake that holds files of which no configured source says how they are read. */
    public void check() {
        Taken.in(lake).entries().stream()
                .filter(entry -> settings(entry.source(), entry.type()).isEmpty())
                .findFirst()
                .ifPresent(entry -> {
                    throw Problems.unreadableBronze(entry.source(), entry.file());
                });
    }

    /** How many files were sealed without them. */
    public long erase() {
        if (!lake.has(LakeTable.DELIVERED)) {
            return 0;
        }
        JavaPairRDD<FileKey, Iterable<Row>> files = lake.read(LakeTable.DELIVERED)
                .select("source", "dt", "file", "sha256", "block", "sealed")
                .toJavaRDD()
                .groupBy(row -> new FileKey(row.getString(0), row.getLocalDate(1), row.getString(2)));
        Map<FileKey, FilePlan> plans = plans(files);
        Erasure erasure = Erasure.of(intake);
        JavaPairRDD<FileKey, List<Row>> changed = files.flatMapToPair(
                        file -> without(StoredFile.of(file._2(), file._1(), erasure.seal()), file._1(), plans, erasure))
                .cache();
        List<FileKey> keys = changed.keys().collect();
        if (!keys.isEmpty()) {
            String condition = keys.stream().map(FileKey::condition).collect(Collectors.joining(" OR "));
            var blocks = changed.values().flatMap(List::iterator);
            var rows = lake.spark().createDataFrame(blocks, LakeTable.DELIVERED.schema());
            lake.replaceWhere(LakeTable.DELIVERED, condition, rows, run);
        }
        changed.unpersist();
        return keys.size();
    }

    private static Iterator<Tuple2<FileKey, List<Row>>> without(
            StoredFile stored, FileKey key, Map<FileKey, FilePlan> plans, Erasure erasure) throws IOException {
        FilePlan plan = plans.get(key);
        Redaction redaction = new Redaction(plan, erasure.persons());
        List<long[]> places = redaction.places(stored::open);
        if (places.isEmpty()) {
            return List.<Tuple2<FileKey, List<Row>>>of().iterator();
        }
        SealedBlocks blocks = new SealedBlocks(plan, stored.sha256(), erasure.seal());
        redaction.write(stored::open, places, blocks);
        return List.of(new Tuple2<>(
                        key, blocks.end().stream().map(SealedBlock::row).toList()))
                .iterator();
    }

    private Map<FileKey, FilePlan> plans(JavaPairRDD<FileKey, Iterable<Row>> files) {
        Map<String, String> encodings = new HashMap<>();
        intake.sources().forEach((source, settings) -> encodings.put(source, settings.encoding()));
        Seal seal = intake.seal();
        Map<FileKey, FilePlan> plans = new HashMap<>();
        files.mapToPair(file -> new Tuple2<>(
                        file._1(),
                        headings(
                                StoredFile.of(file._2(), file._1(), seal),
                                encodings.getOrDefault(file._1().source(), "UTF-8"))))
                .collect()
                .forEach(file -> plans.put(file._1(), plan(file._1(), file._2())));
        return plans;
    }

    private static List<String> headings(StoredFile file, String encoding) throws IOException {
        return Inspection.headings(file.isPacked() ? new GZIPInputStream(file.open()) : file.open(), encoding);
    }

    private Optional<FileSettings> settings(String source, String type) {
        return Optional.ofNullable(intake.sources().get(source))
                .map(settings -> settings.files().get(type));
    }

    private FilePlan plan(FileKey key, List<String> headings) {
        String type = key.file().replaceFirst("\\.csv(\\.gz)?$", "");
        SourceSettings settings = intake.sources().get(key.source());
        FileSettings file = settings(key.source(), type).orElseThrow();
        int day = (int) key.dt().toEpochDay();
        return new FilePlan(
                intake.county(),
                key.source(),
                type,
                key.file(),
                "",
                settings.encoding(),
                settings.datePatterns().orElse(List.of()),
                day,
                day,
                intake.prefixes(),
                FileLayout.of(
                        headings.stream()
                                .map(heading -> Inspection.column(
                                        heading, file.columns().keySet()))
                                .toList(),
                        file));
    }
}
