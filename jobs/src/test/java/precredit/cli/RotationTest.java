package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.identity.Seal;
import precredit.problem.Exit;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;
import precredit.settings.Settings;

/** The identity key of a lake is exchanged by the command itself, in processes that have the keys in their environment. */
class RotationTest {
    private static final String MASTER = "spark.master";
    private static final Settings.Security KEYS =
            Settings.load(Optional.empty(), List.of()).security();
    private static final String NEW = "a new identity key, long and random";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void takeDeliveries() {
        System.setProperty(MASTER, "local[2]");
        SampleGenerator.write(
                new SampleRequest(
                        5, 10, 7, folder.resolve("landing"), SmallCounty.DICTIONARIES.resolve("divisions"), "370982"),
                (source, done, all) -> {});
        Told ingested = Told.by(arguments("ingest").toArray(String[]::new));
        assertThat(ingested.exit()).as(ingested.err()).isZero();
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
    }

    @Test
    void goesOnWhereItWasKilledAndLeavesNothingThatTheOldKeyClosed() throws IOException, InterruptedException {
        List<String> before = opened(new Seal(bytes(KEYS.sampleIdentityKey())));

        ChildRun killed = rotation();
        while (killed.process().isAlive() && commits() < 2) {
            Thread.sleep(20);
        }
        killed.kill();

        assertThat(killed.process().exitValue()).as(killed.told().err()).isEqualTo(128 + 9);
        assertThat(keyRing()).contains("rotating_to");
        Told night = Told.by(arguments("ingest").toArray(String[]::new));
        night.assertRefused(Exit.CONFIGURATION, "was cut off");

        Told finished = rotation().told();

        assertThat(finished.exit()).as(finished.err()).isZero();
        assertThat(finished.json().at("/sealed/bronze~1delivered").asLong()).isPositive();
        assertThat(keyRing()).doesNotContain("rotating_to").contains(new Seal(bytes(NEW)).id());
        assertThat(opened(new Seal(bytes(NEW)))).isEqualTo(before);
        Told.by(arguments("ingest").toArray(String[]::new)).assertRefused(Exit.CONFIGURATION, "identity key");
    }

    private static ChildRun rotation() {
        return ChildRun.start(
                folder,
                Map.of(
                        "PRECREDIT_TOKEN_KEY", KEYS.sampleTokenKey(),
                        "PRECREDIT_IDENTITY_KEY", NEW,
                        "PRECREDIT_IDENTITY_KEY_OLD", KEYS.sampleIdentityKey()),
                arguments("rotate"));
    }

    /** The newest version of the table that is sealed anew first. */
    private static long commits() throws IOException {
        try (Stream<Path> log = Files.list(folder.resolve("out/lake/silver/identity/_delta_log"))) {
            return log.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    /** All that is sealed, opened with one key. */
    private static List<String> opened(Seal seal) {
        List<String> values = new ArrayList<>();
        for (String column : List.of(
                "silver/identity name",
                "silver/identity id_number",
                "silver/identity phone",
                "bronze/quarantine row",
                "bronze/delivered sealed")) {
            String[] names = column.split(" ");
            LocalSpark.session()
                    .read()
                    .format("delta")
                    .load(folder.resolve("out/lake/" + names[0]).toString())
                    .select(names[1])
                    .collectAsList()
                    .stream()
                    .map(row -> text(seal, row))
                    .sorted()
                    .forEach(value -> values.add(column + " " + value));
        }
        return values;
    }

    private static String text(Seal seal, Row row) {
        return row.isNullAt(0) ? "" : new String(seal.open(row.getAs(0)), StandardCharsets.ISO_8859_1);
    }

    private static String keyRing() throws IOException {
        return Files.readString(folder.resolve("out/lake/keys.json"));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> arguments(String command) {
        return new SmallCounty(folder.resolve("landing"), folder.resolve("out")).arguments(command, List.of());
    }
}
