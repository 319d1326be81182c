package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import precredit.FailingDisk;
import precredit.LocalSpark;
import precredit.identity.Keys;
import precredit.identity.Tokens;
import precredit.identity.VerifyingKey;
import precredit.problem.Exit;
import precredit.publish.Mask;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;
import precredit.settings.Settings;

/** A head of a listed household is erased after a night; the tests follow one another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureTest {
    private static final String MASTER = "spark.master";
    private static final String LIST = "out/lists/county=370982/dt=2026-06-30/";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final int PREFIX = 32;
    private static final int[] CUT_OFF_AFTER = {2, 40, 90, 120};

    @TempDir
    private static Path folder;

    private static IdentityNumbers numbers;
    private static String household;
    private static String number;
    private static String token;
    private static JsonNode night;
    private static String partitions;

    @BeforeAll
    static void runANight() throws IOException {
        partitions = LocalSpark.session().conf().get(PARTITIONS);
        LocalSpark.session().conf().set(PARTITIONS, "1");
        // As under spark-submit: the session's own settings hold.
        System.setProperty(MASTER, "local[2]");
        SampleGenerator.write(
                new SampleRequest(
                        100,
                        500,
                        12,
                        folder.resolve("landing"),
                        SmallCounty.DICTIONARIES.resolve("divisions"),
                        "370982"),
                (source, done, all) -> {});
        assertThat(run("nightly", "--date", "2026-06-29").exit()).isZero();
        Told first = run("nightly");
        assertThat(first.exit()).as(first.err()).isZero();
        night = first.json();
        numbers = IdentityNumbers.in(folder.resolve("landing"));
        String[] listed = list().get(1).split(",");
        household = listed[1];
        number = numbers.known().stream()
                .filter(known -> Mask.ID_NUMBER.of(known).equals(listed[3]))
                .reduce((one, other) -> {
                    throw new IllegalStateException("two persons have the same number in part");
                })
                .orElseThrow();
        Settings settings = Settings.load(Optional.empty(), List.of());
        token = new Tokens(Keys.of(settings.security(), java.util.Map.of()).token()).person(number);
        Files.writeString(folder.resolve("persons.txt"), "'" + number.toLowerCase(java.util.Locale.ROOT) + " \n");
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
        LocalSpark.session().conf().set(PARTITIONS, partitions);
    }

    @Test
    @Order(1)
    void leavesTheTokenNowhereButInTheReceipt() throws IOException {
        assertThat(found(token)).as("the scan sees tokens before").anyMatch(file -> file.toString()
                .contains("sale_month"));
        for (int changes : CUT_OFF_AFTER) {
            assertThat(cutOffAfter(changes).exit()).as("cut off").isNotZero();
            assertThat(found(token)).as("cut off").isNotEmpty();
        }
        String killed = leftByAKilledReplay(folder.resolve("out"), "a");
        assertThat(found(token)).as("what a killed replay left").anyMatch(file -> file.endsWith(killed + "/left"));

        Told told = run("erase", "--person-file", folder.resolve("persons.txt").toString());

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).doesNotContain(number);
        assertThat(folder.resolve("out").resolve(killed)).doesNotExist();
        assertThat(found(token)).isEmpty();
        assertThat(FileText.files(folder.resolve("out")))
                .as("no file that the scan cannot open is left")
                .filteredOn(ParquetText::isParquet)
                .allMatch(ParquetText::isWhole);
        assertThat(found(token.substring(0, PREFIX))).as("bounds in logs").isEmpty();
        assertThat(receipt("0001").path("found").asBoolean()).isTrue();
        assertThat(folder.resolve("out/erasures/county=370982/0002.json")).doesNotExist();
        assertThat(receipt("0001").at("/persons/0/token").asText()).isEqualTo(token);
        assertThat(receipt("0001").path("tables"))
                .extracting(table -> table.path("table").asText())
                .contains(
                        "bronze/delivered",
                        "gold/county_ledger",
                        "silver/identity",
                        "silver/member",
                        "silver/sale_month");
        assertThat(VerifyingKey.read(Files.readString(folder.resolve("out/erasures/county=370982/signing-key.pem")))
                        .hasSigned(bytes("0001.json"), bytes("0001.json.sig")))
                .isTrue();
    }

    @Test
    @Order(2)
    void keepsTheDecisionWithoutThePerson() throws IOException {
        String row = list().stream()
                .filter(line -> line.contains(household))
                .findFirst()
                .orElseThrow();

        assertThat(row).contains(household + ",已删除,已删除,已删除,");
        assertThat(list()).hasSize(1 + night.at("/outcomes/approved").asInt());
        assertThat(run("verify", "--chain").exit()).isZero();
        for (Path channel : channels()) {
            assertThat(run(
                                    "verify",
                                    "--channel",
                                    channel.resolve("county=370982").toString(),
                                    "--key",
                                    channel.resolve("county=370982/signing-key.pem")
                                            .toString())
                            .exit())
                    .isZero();
        }
    }

    @Test
    @Order(3)
    void leavesNoRawNumberAnywhere() {
        assertThat(numbers.foundIn(folder.resolve("out"))).isEmpty();
        assertThat(numbers.foundInTables(folder.resolve("out"))).isEmpty();
    }

    @Test
    @Order(4)
    void findsNothingTheSecondTime() throws IOException {
        Told again = run("erase", "--person-file", folder.resolve("persons.txt").toString());

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).contains("nothing was found");
        assertThat(receipt("0002").path("found").asBoolean()).isFalse();
        assertThat(receipt("0002").path("tables")).isEmpty();
    }

    @Test
    @Order(5)
    void takesNothingOfThePersonWhenEverythingIsReadAgain() throws IOException {
        List<Row> quarantined = quarantined();

        Told after = run(
                "nightly",
                "--set",
                "sources.county-credit.owner=another",
                "--set",
                "sources.produce-market.owner=another",
                "--set",
                "sources.land-registry.owner=another");

        assertThat(after.exit()).as(after.err()).isZero();
        assertThat(found(token)).isEmpty();
        assertThat(quarantined()).isEqualTo(quarantined);
        assertThat(after.json().path("run")).isNotEqualTo(night.path("run"));
        night.path("sources").fields().forEachRemaining(source -> {
            JsonNode now = after.json().at("/sources/" + source.getKey());
            assertThat(now.path("delivered")).isEqualTo(source.getValue().path("delivered"));
            assertThat(now.path("good").asLong() + now.path("quarantined").asLong())
                    .isEqualTo(now.path("delivered").asLong());
        });
    }

    @Test
    @Order(6)
    void replaysNoNightThatKnewThePerson() {
        run("replay", "--run", night.path("run").asText())
                .assertRefused(Exit.CONFIGURATION, night.path("run").asText());

        assertThat(found(token)).isEmpty();
    }

    @Test
    @Order(7)
    void tidiesWhatAKilledReplayLeftADayAgo() throws IOException {
        SmallCounty tidied = new SmallCounty(folder.resolve("landing"), folder.resolve("tidied"));
        String old = leftByAKilledReplay(tidied.storage(), "old");
        String young = leftByAKilledReplay(tidied.storage(), "young");
        Files.setLastModifiedTime(
                tidied.storage().resolve(old).resolve("left"),
                FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        Told told = tidied.told("tidy", List.of());

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).contains("1 folders of replays that were killed");
        assertThat(tidied.storage().resolve(old)).doesNotExist();
        assertThat(tidied.storage().resolve(young)).isDirectory();
    }

    /** A folder of a past night that is computed again, with a file that tells of the person. */
    private static String leftByAKilledReplay(Path root, String name) throws IOException {
        String place = "replays/" + night.path("run").asText() + "-" + name;
        Files.writeString(Files.createDirectories(root.resolve(place)).resolve("left"), token);
        return place;
    }

    /** An erasure of which the process is killed after so many changes of files. */
    private static Told cutOffAfter(int changes) {
        List<Told> told = new ArrayList<>();
        FailingDisk.during(
                FailingDisk.Failure.KILLED,
                changes,
                "file:" + folder.resolve("out"),
                () -> told.add(run(
                        "erase", "--person-file", folder.resolve("persons.txt").toString())));
        return told.get(0);
    }

    private static List<Row> quarantined() {
        return LocalSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("out/lake/bronze/quarantine").toString())
                .select("source", "dt", "file", "line", "reason", "row")
                .orderBy("source", "dt", "file", "line")
                .collectAsList();
    }

    /** The files under the storage root that hold a text, opened as what they are; receipts are not looked at. */
    private static Set<Path> found(String text) {
        Path out = folder.resolve("out");
        return FileText.files(out).stream()
                .filter(file -> !file.startsWith(out.resolve("erasures")))
                .filter(file -> ParquetText.isParquet(file)
                        ? ParquetText.holds(file, text)
                        : FileText.of(file).contains(text))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode receipt(String name) throws IOException {
        return new ObjectMapper().readTree(bytes(name + ".json"));
    }

    private static byte[] bytes(String receipt) throws IOException {
        return Files.readAllBytes(folder.resolve("out/erasures/county=370982/" + receipt));
    }

    private static List<String> list() throws IOException {
        return Files.readAllLines(folder.resolve(LIST + "preapproval.csv"));
    }

    private static List<Path> channels() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("out/channels"))) {
            return all.toList();
        }
    }

    private static Told run(String command, String... more) {
        List<String> lenient = new ArrayList<>(SmallCounty.LENIENT);
        lenient.addAll(List.of("policy.pd-cut-off=0.9", "model.gates.min-goods=2", "storage.condense-sales-from-mb=0"));
        return new SmallCounty(folder.resolve("landing"), folder.resolve("out")).told(command, lenient, more);
    }
}
