package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FileTree;
import precredit.LocalSpark;
import precredit.problem.Exit;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/** Nights that do not come one after the other: deliveries that are late, and dates that are run later, in any order. */
class LateAndBackfilledNightsTest {
    private static final String MASTER = "spark.master";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final String CREDIT = "county-credit";

    @TempDir
    private static Path folder;

    private static String partitions;

    @BeforeAll
    static void runTheFirstNight() {
        partitions = LocalSpark.session().conf().get(PARTITIONS);
        LocalSpark.session().conf().set(PARTITIONS, "1");
        System.setProperty(MASTER, "local[2]");
        SampleGenerator.write(
                new SampleRequest(
                        120,
                        500,
                        11,
                        folder.resolve("landing"),
                        SmallCounty.DICTIONARIES.resolve("divisions"),
                        "370982"),
                (source, done, all) -> {});
        Told first = nightly("landing", "first", DAY);
        assertThat(first.exit()).as(first.err()).isZero();
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
        LocalSpark.session().conf().set(PARTITIONS, partitions);
    }

    @Test
    void listsTheSameHouseholdsWhateverTheOrderOfTheDates() throws IOException {
        FileUtils.copyDirectory(
                folder.resolve("first").toFile(), folder.resolve("forward").toFile());
        FileUtils.copyDirectory(
                folder.resolve("first").toFile(), folder.resolve("backfilled").toFile());

        for (int days : new int[] {1, 2, 3, 4, 5}) {
            assertThat(nightly("landing", "forward", DAY.plusDays(days)).exit()).isZero();
        }
        for (int days : new int[] {3, 5, 1, 4, 2}) {
            assertThat(nightly("landing", "backfilled", DAY.plusDays(days)).exit())
                    .isZero();
            LocalDate newest = DAY.plusDays(days == 3 ? 3 : 5);
            assertThat(text("backfilled/lists/county=370982/current.json")).contains(newest.toString());
        }

        assertThat(lists("backfilled")).hasSize(6).isEqualTo(lists("forward"));
        assertThat(told("verify", "landing", "backfilled", "--chain").exit()).isZero();
    }

    @Test
    void publishesOnceALateDeliveryIsThere() throws IOException {
        FileUtils.copyDirectory(
                folder.resolve("landing").toFile(), folder.resolve("late").toFile());
        Map<String, String> whole = FileTree.of(folder.resolve("late"));
        Path credit = folder.resolve("late").resolve(CREDIT);
        List<Path> missing;
        try (Stream<Path> deliveries = Files.list(credit)) {
            missing = deliveries
                    .filter(delivery -> delivery.getFileName().toString().compareTo("dt=2026-03-01") > 0)
                    .toList();
        }
        Path aside = Files.createDirectory(folder.resolve("aside"));
        for (Path delivery : missing) {
            Files.move(delivery, aside.resolve(delivery.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }

        nightly("late", "waiting", DAY).assertRefused(Exit.NOT_READY, CREDIT + " is stale");
        assertThat(Files.exists(folder.resolve("waiting/lists"))).isFalse();
        for (Path delivery : missing) {
            Files.move(aside.resolve(delivery.getFileName()), delivery, StandardCopyOption.ATOMIC_MOVE);
        }
        Told retried = nightly("late", "waiting", DAY);

        assertThat(FileTree.of(folder.resolve("late"))).isEqualTo(whole);
        assertThat(retried.exit()).as(retried.err()).isZero();
        assertThat(lists("waiting")).isEqualTo(lists("first"));
        retried.json().path("sources").forEach(source -> assertThat(
                        source.path("good").asLong()
                                + source.path("quarantined").asLong())
                .isEqualTo(source.path("delivered").asLong())
                .isPositive());
    }

    /** The published rows of each date, but for what says how they differ from the list before. */
    private static Map<String, List<String>> lists(String storage) throws IOException {
        Map<String, List<String>> lists = new TreeMap<>();
        try (Stream<Path> dates = Files.list(folder.resolve(storage + "/lists/county=370982"))) {
            for (Path date : dates.filter(Files::isDirectory).toList()) {
                lists.put(date.getFileName().toString(), rows(date.resolve("preapproval.csv")));
            }
        }
        return lists;
    }

    private static List<String> rows(Path list) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(list)) {
            return rows.stream()
                    .map(row -> {
                        Map<String, String> cells = new TreeMap<>(row.getFieldsAsMap());
                        assertThat(cells.remove("变动")).isNotEmpty();
                        return cells.toString();
                    })
                    .toList();
        }
    }

    private static Told nightly(String landing, String storage, LocalDate date) {
        return told("nightly", landing, storage, "--date", date.toString());
    }

    private static Told told(String command, String landing, String storage, String... more) {
        return new SmallCounty(folder.resolve(landing), folder.resolve(storage))
                .told(command, SmallCounty.LENIENT, more);
    }

    private static String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
