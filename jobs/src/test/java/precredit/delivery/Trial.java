package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Seal;
import precredit.identity.Tokens;

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
        Inspection inspection = Inspection.of(
                new Inspection.Request(
                        0,
                        part.uri(),
                        file.packed().isCompressed(),
                        file.original().settings().encoding(),
                        List.copyOf(settings().columns().keySet()),
                        List.of()),
                hadoop);
        Optional<String> refusal = DeliveryCheck.ofFile(delivery, part, ControlTotals.NONE, inspection)
                .or(() -> DeliveryCheck.ofRows(delivery, ControlTotals.NONE, List.of(inspection)));
        refusal.ifPresent(Trial::assertOneLineOfNobody);
        if (refusal.isEmpty()) {
            assertEveryRowIsInOnePlace(inspection, part);
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

    private void assertEveryRowIsInOnePlace(Inspection inspection, Delivery.Part part) throws IOException {
        FilePlan plan = plan(inspection, part);
        UnusedColumns.of(plan.layout()).forEach(Trial::assertOneLineOfNobody);
        Set<Long> lines = new HashSet<>();
        LongStream.Builder bad = LongStream.builder();
        for (Slice slice : inspection.slices()) {
            readRows(plan, slice, lines, bad);
        }
        long[] rejected = bad.build().sorted().toArray();

        assertThat(lines).as("lines").hasSize((int) inspection.rows());
        assertThat(sorted(plan, inspection)).as("quarantined rows").isEqualTo(rejected.length);
    }

    private void readRows(FilePlan plan, Slice slice, Set<Long> lines, LongStream.Builder bad) throws IOException {
        try (RecordScanner scanner = new RecordScanner(SliceInput.open(plan, slice, hadoop), slice.line())) {
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
                    row.eventDay().ifPresent(day -> assertThat(day).isBetween(FIRST_DAY, LAST_DAY));
                }
            }
        }
    }

    /** Turns each row into a row of its table and gives the number of those for quarantine. */
    private long sorted(FilePlan plan, Inspection inspection) throws IOException {
        ScanPlan scan = new ScanPlan(
                List.of(plan),
                List.of(inspection.slices()),
                Map.of(),
                KEY,
                Set.of(),
                new SerializableConfiguration(hadoop));
        RowWriter silver = RowWriter.silver(plan.layout().feeds(), plan.layout().filled());
        RowWriter identity = RowWriter.identity(SEAL);
        RowWriter quarantine = RowWriter.quarantine(SEAL);
        long quarantined = 0;
        try (DeliveryReader rows = scan.reader(0)) {
            while (rows.next()) {
                if (rows.reason() != null) {
                    assertIsSealed(quarantine.of(rows.row(), rows.reason()));
                    quarantined++;
                    continue;
                }
                InternalRow row = silver.of(rows.row(), null);
                assertThat(row.getLong(4)).isEqualTo(rows.row().line());
                assertThat(plan.layout().filled())
                        .as("columns that every usable row has a value in")
                        .noneMatch(column -> row.isNullAt(silver.columns().fieldIndex(column)));
                if (plan.layout().identity().length > 0) {
                    assertThat(identity.of(rows.row(), null).isNullAt(2)).isFalse();
                }
            }
        }
        return quarantined;
    }

    private static void assertIsSealed(InternalRow row) {
        assertThat(SEAL.open(row.getBinary(5))).as("the row as delivered").isNotEmpty();
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
