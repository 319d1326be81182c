package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FileTree;
import precredit.problem.Exit;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/** The nights of several counties in one session, beside those of each alone. */
class NightsTest {
    private static final String FIRST = "370982";
    private static final String SECOND = "379801";
    private static final String EMPTY = "379802";

    @TempDir
    private Path folder;

    @BeforeEach
    void nameTheCounties() throws IOException {
        for (String county : List.of(FIRST, SECOND, EMPTY)) {
            Path divisions = Files.createDirectories(folder.resolve("divisions-" + county));
            try (Stream<Path> tables = Files.list(SmallCounty.DICTIONARIES.resolve("divisions"))) {
                for (Path table :
                        tables.filter(any -> any.toString().contains("xintai")).toList()) {
                    Files.writeString(
                            divisions.resolve(table.getFileName().toString().replace(FIRST, county)),
                            Files.readString(table).replace(FIRST, county));
                }
            }
            Files.createDirectories(folder.resolve("landing-" + county));
        }
    }

    @Test
    void areThoseOfEachAloneWhateverBecomesOfAnother() throws IOException {
        deliver(FIRST, 7);
        deliver(SECOND, 8);

        Told together = nights(
                configuration(EMPTY, "together"), configuration(FIRST, "together"), configuration(SECOND, "together"));

        assertThat(together.exit()).as(together.err()).isEqualTo(Exit.NOT_READY.code());
        assertThat(together.err())
                .containsSubsequence("county " + EMPTY, "county " + FIRST, "ingest", "county " + SECOND);
        JsonNode told = together.json();
        assertThat(told.path("exit").asInt()).isEqualTo(Exit.NOT_READY.code());
        assertThat(told.path("error").asText()).isEqualTo("no night of " + EMPTY + "; counties says why of each");
        assertThat(told.path("counties").fieldNames()).toIterable().containsExactly(EMPTY, FIRST, SECOND);
        assertThat(told.at("/counties/" + EMPTY + "/exit").asInt()).isEqualTo(Exit.NOT_READY.code());
        assertThat(told.at("/counties/" + EMPTY + "/error").asText()).isNotEmpty();
        for (String county : List.of(FIRST, SECOND)) {
            Told alone = Told.by(arguments("nightly", "--conf", configuration(county, "alone")));
            assertThat(alone.exit()).as(alone.err()).isZero();
            JsonNode its = told.at("/counties/" + county);
            for (String field : List.of("run", "as_of", "county", "roll", "outcomes", "sources")) {
                assertThat(its.path(field)).as(field).isEqualTo(alone.json().path(field));
            }
            assertThat(its.at("/outcomes/approved").asLong()).isPositive();
            assertThat(lists("together", county)).hasSize(4).isEqualTo(lists("alone", county));
        }
        assertThat(told.at("/seconds/ingest").asDouble())
                .isGreaterThanOrEqualTo(
                        told.at("/counties/" + FIRST + "/seconds/ingest").asDouble());
    }

    @Test
    void areNotBegunWhereAConfigurationWillNotDo() throws IOException {
        String first = configuration(FIRST, "none");
        Path broken = folder.resolve("broken.conf");
        Files.writeString(broken, "county = \"" + SECOND + "\"\npolicy.pd-cut-of = 0.2\n");

        nights(first, first).assertRefused(Exit.CONFIGURATION, "two configurations are of county " + FIRST);
        nights(first, broken.toString()).assertRefused(Exit.CONFIGURATION, "pd-cut-of");
        String elsewhere = configuration(SECOND, "none");
        Files.writeString(Path.of(elsewhere), Files.readString(Path.of(elsewhere)) + "master = \"local[1]\"\n");
        nights(first, elsewhere).assertRefused(Exit.CONFIGURATION, "have another master or lineage");
        Told.by(arguments("nights", "--county", FIRST, first))
                .assertRefused(Exit.CONFIGURATION, "--county, --conf and --metrics are not for several counties");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void deliver(String county, long seed) {
        SampleGenerator.write(
                new SampleRequest(
                        250,
                        500,
                        seed,
                        folder.resolve("landing-" + county),
                        folder.resolve("divisions-" + county),
                        county),
                (source, done, all) -> {});
    }

    private String configuration(String county, String storage) throws IOException {
        Path file = folder.resolve(storage + "-" + county + ".conf");
        Files.writeString(
                file,
                String.format(
                        """
                        county = "%s"
                        landing.root = "%s"
                        storage.root = "%s"
                        dictionaries.divisions = "%s"
                        dictionaries.crops = "%s"
                        security.allow-sample-keys = true
                        """,
                        county,
                        folder.resolve("landing-" + county),
                        folder.resolve(storage),
                        folder.resolve("divisions-" + county),
                        SmallCounty.DICTIONARIES.resolve("crops.csv")));
        return file.toString();
    }

    private static Told nights(String... configurations) {
        return Told.by(arguments("nights", configurations));
    }

    private static String[] arguments(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--date", "2026-06-30"));
        SmallCounty.LENIENT.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Map<String, String> lists(String storage, String county) {
        Map<String, String> files = FileTree.of(folder.resolve(storage).resolve("lists/county=" + county));
        files.keySet()
                .retainAll(Stream.of("preapproval.csv", "changes.csv", "report.html", "explanations.jsonl")
                        .map(name -> "dt=2026-06-30/" + name)
                        .toList());
        return files;
    }
}
