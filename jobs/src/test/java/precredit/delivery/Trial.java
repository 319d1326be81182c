package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.util.SerializableConfiguration;
import precredit.LocalSpark;
import precredit.identity.Seal;
import precredit.identity.Tokens;
import precredit.lake.FileWriting;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/** One mutated file on its way through the classes of the intake, as a task would read it, without a cluster. */
record Trial(Mutated file, Path folder, Configuration hadoop) {
    private static final Seal SEAL = new Seal(new byte[] {4, 5, 6});
    private static final Tokens.Key KEY = new Tokens.Key(Tokens.Algorithm.HMAC_SM3, new byte[] {1, 2, 3});
    private static final LocalDate DT = LocalDate.of(2026, 6, 30);
    private static final Pattern NUMBER = Pattern.compile("\\d{14}");
    private static final int LONGEST_MESSAGE = 1000;
    private static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    /** Whether the file was taken; a refused one is refused in one line that shows nothing of any person. */
    boolean isTaken() throws IOException {
        Path place = Files.write(folder.resolve(file.name()), file.bytes());
        Delivery.Part part = new Delivery.Part(
                file.original().type(), file.name(), place.toUri().toString(), file.bytes().length);
        Delivery delivery = new Delivery(
                file.original().source(), file.original().settings(), DT, List.of(part), Optional.empty(), "");
        LookedKeys keys = new LookedKeys(1, new Persons(KEY));
        Inspection inspection = Inspection.of(
                new Inspection.Request(
                        0,
                        part.uri(),
                        file.packed().isCompressed(),
                        file.original().settings().encoding(),
                        List.copyOf(settings().columns().keySet()),
                        List.of()),
                hadoop,
                keys.of(KeyColumns.of(delivery, part, true)));
        Optional<String> refusal = DeliveryCheck.ofFile(delivery, part, ControlTotals.NONE, inspection)
                .or(() -> DeliveryCheck.ofRows(delivery, ControlTotals.NONE, List.of(inspection)));
        refusal.ifPresent(Trial::assertOneLineOfNobody);
        if (refusal.isEmpty()) {
            assertEveryRowIsInOnePlace(inspection, part, hashes(keys));
        }
        Files.delete(place);
        return refusal.isEmpty();
    }

    private precredit.settings.FileSettings settings() {
        return file.original().settings().files().get(file.original().type());
    }

    static void assertOneLineOfNobody(String message) {
        assertThat(message).hasSizeLessThan(LONGEST_MESSAGE).doesNotContainPattern("\\p{Cntrl}");
        assertThat(message).doesNotContainPattern(NUMBER);
    }

    /** The hash of each row that a look has told of, by its place. */
    private static Map<Long, Long> hashes(LookedKeys keys) {
        Map<Long, Long> hashes = new HashMap<>();
        keys.end().forEach(block -> {
            for (int at = 0; at < block._2().length; at += LookedKeys.WIDTH) {
                hashes.put(block._2()[at + 1], block._2()[at]);
            }
        });
        return hashes;
    }

    private void assertEveryRowIsInOnePlace(Inspection inspection, Delivery.Part part, Map<Long, Long> hashes)
            throws IOException {
        FilePlan plan = plan(inspection, part);
        UnusedColumns.of(plan.layout()).forEach(Trial::assertOneLineOfNobody);
        Set<Long> lines = new HashSet<>();
        LongStream.Builder bad = LongStream.builder();
        for (Slice slice : inspection.slices()) {
            readRows(plan, slice, lines, bad, hashes);
        }
        long[] rejected = bad.build().sorted().toArray();

        assertThat(lines).as("lines").hasSize((int) inspection.rows());
        assertThat(sorted(plan, inspection)).as("quarantined rows").isEqualTo(rejected.length);
    }

    private void readRows(FilePlan plan, Slice slice, Set<Long> lines, LongStream.Builder bad, Map<Long, Long> hashes)
            throws IOException {
        try (RecordScanner scanner =
                new RecordScanner(SliceInput.open(plan, slice, hadoop), slice.line(), slice.start())) {
            if (plan.isCompressed()) {
                scanner.next();
            }
            RowReader row = new RowReader(scanner, plan, new Persons(KEY));
            while (row.next()) {
                assertThat(lines.add(row.line()))
                        .as("line %d is read once", row.line())
                        .isTrue();
                if (row.reason().isPresent()) {
                    bad.add(row.line());
                } else {
                    assertThat(row.eventDay()).isBetween(FIRST_DAY, LAST_DAY);
                    assertThat(hashes.get(Place.of(0, row.position())))
                            .as("the key of line %d in the first look", row.line())
                            .isEqualTo(row.key().hash());
                }
            }
        }
    }

    /** Writes each row to the file of its table and gives the number of those in quarantine. */
    private long sorted(FilePlan plan, Inspection inspection) throws IOException {
        ScanPlan scan = new ScanPlan(
                List.of(plan), List.of(inspection.slices()), KEY, Set.of(), new SerializableConfiguration(hadoop));
        SilverTable feeds = plan.layout().feeds();
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Map<String, String> folders = new TreeMap<>();
        for (LakeTable table : List.of(LakeTable.silver(feeds), LakeTable.IDENTITY, LakeTable.QUARANTINE)) {
            folders.put(table.path(), tables.toUri().toString());
        }
        RowSorting sorting = new RowSorting(
                FileWriting.of(LocalSpark.session()),
                folders,
                Map.of(feeds, plan.layout().filled()),
                SEAL);
        RowSorting.Sorted sorted;
        try (DeliveryReader rows = scan.reader(0, new long[0])) {
            sorted = sorting.sort(rows);
        }
        long good = rows(sorted, LakeTable.silver(feeds)).size();
        List<Group> quarantine = rows(sorted, LakeTable.QUARANTINE);
        assertThat(good + quarantine.size()).as("written rows").isEqualTo(inspection.rows());
        assertThat(rows(sorted, LakeTable.IDENTITY)).hasSize(plan.layout().identity().length > 0 ? (int) good : 0);
        quarantine.forEach(row -> assertThat(SEAL.open(row.getBinary("row", 0).getBytes()))
                .as("the row as delivered")
                .isNotEmpty());
        assertThat(sorted.quarantined().values()).allMatch(rows -> rows == quarantine.size());
        return quarantine.size();
    }

    private List<Group> rows(RowSorting.Sorted sorted, LakeTable table) throws IOException {
        List<Group> rows = new ArrayList<>();
        if (sorted.files().containsKey(table.path())) {
            var path = new org.apache.hadoop.fs.Path(
                    sorted.files().get(table.path()).path());
            try (ParquetReader<Group> reader =
                    ParquetReader.builder(new GroupReadSupport(), path).build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
            Files.delete(Path.of(path.toUri()));
        }
        return rows;
    }

    private FilePlan plan(Inspection inspection, Delivery.Part part) {
        int day = (int) DT.toEpochDay();
        return new FilePlan(
                "370982",
                file.original().source(),
                part.type(),
                part.name(),
                part.uri(),
                file.original().settings().encoding(),
                file.original().settings().datePatterns().orElse(List.of()),
                day,
                day,
                List.of("370982", "370923"),
                FileLayout.of(inspection.header(), settings()));
    }
}
