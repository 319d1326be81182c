package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precredit.FileTree;
import precredit.LocalSpark;
import precredit.lock.CountyLock;
import precredit.lock.HeldLease;
import precredit.lock.LockSettings;
import precredit.problem.Exit;
import precredit.record.RunArchive;
import precredit.record.RunRecord;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;
import precredit.sample.SampleSummary;
import precredit.store.Store;

/** The whole night from the command line on a generated county, in one storage root on one partition, in another on seven. */
class NightTest {
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final String MASTER = "spark.master";
    private static final String LIST = "lists/county=370982/dt=2026-06-30/";

    @TempDir
    private static Path folder;

    private static SampleSummary sample;
    private static Told first;
    private static String partitions;

    @BeforeAll
    static void runANight() {
        partitions = LocalSpark.session().conf().get(PARTITIONS);
        // As under spark-submit: the session's own settings hold.
        System.setProperty(MASTER, "local[2]");
        SampleRequest request = new SampleRequest(
                250, 500, 7, folder.resolve("landing"), SmallCounty.DICTIONARIES.resolve("divisions"), "370982");
        sample = SampleGenerator.write(request, (source, done, all) -> {});
        LocalSpark.session().conf().set(PARTITIONS, "1");
        first = nightly("landing", "one");
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
        LocalSpark.session().conf().set(PARTITIONS, partitions);
    }

    @Test
    void countsEveryRowAndEveryHouseholdOnce() {
        JsonNode json = first.json();

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(json.path("as_of").asText()).isEqualTo("2026-06-30");
        assertThat(json.path("county").asText()).isEqualTo("370982");
        assertThat(json.path("run").asText()).startsWith("370982-2026-06-30-");
        assertThat(json.path("seconds").fieldNames())
                .toIterable()
                .containsExactly("ingest", "features", "train", "decide", "validate", "publish");
        assertThat(json.path("roll").asLong()).isPositive().isEqualTo(sum(json.path("outcomes"), ""));
        assertThat(json.at("/outcomes/approved").asLong()).isPositive();
        assertThat(json.path("outcomes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("approved", "refer", "declined", "excluded", "no_data");
        sample.rowsBySource().forEach((source, rows) -> assertThat(
                        json.at("/sources/" + source + "/delivered").asLong())
                .isEqualTo(rows)
                .isEqualTo(json.at("/sources/" + source + "/good").asLong()
                        + json.at("/sources/" + source + "/quarantined").asLong()));
        assertThat(sum(json.path("sources"), "quarantined")).isEqualTo(sample.quarantined());
    }

    @Test
    void listsTheSameBytesOnOneAndOnSevenPartitions() {
        LocalSpark.session().conf().set(PARTITIONS, "7");

        Told other = nightly("landing", "seven");

        assertThat(other.exit()).as(other.err()).isZero();
        for (String name : List.of("preapproval.csv", "changes.csv", "report.html", "explanations.jsonl")) {
            assertThat(read("one/" + LIST + name))
                    .isEqualTo(read("seven/" + LIST + name))
                    .contains("370982");
        }
        assertThat(read("one/" + LIST + "preapproval.csv").lines().count())
                .isEqualTo(1 + first.json().at("/outcomes/approved").asLong());
        assertThat(files("one/channels")).isNotEmpty().isEqualTo(files("seven/channels"));
        assertThat(modelFiles("one")).hasSizeGreaterThan(2).isEqualTo(modelFiles("seven"));
    }

    @Test
    void changesNoByteWhenItRunsAgain() {
        Map<String, Map<String, String>> before = published("one");

        Told again = nightly("landing", "one");

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).contains("unchanged: the list of 2026-06-30 is already published with the same bytes");
        assertThat(again.json().path("published").asText()).isEqualTo("unchanged");
        assertThat(again.json().path("outcomes")).isEqualTo(first.json().path("outcomes"));
        assertThat(published("one")).isEqualTo(before);
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        nightly("landing", "none", "--set", "modle.id=x").assertRefused(Exit.CONFIGURATION, "setting modle (--set)");
        nightly("landing", "none", "--date", "2026/6/30").assertRefused(Exit.CONFIGURATION, "is no date");
        nightly("nowhere", "none").assertRefused(Exit.CONFIGURATION, "setting landing.root (");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "features, nothing to compute features from, ingest",
        "train, nothing to train on, ingest",
        "decide, nothing to decide, features",
        "publish, nothing to publish, decide",
        "explain --household 370982110201010001, nothing to explain, decide"
    })
    void saysWhichStepIsToBeRunFirst(String command, String what, String step) {
        List<String> words = List.of(command.split(" "));
        String[] more = words.subList(1, words.size()).toArray(String[]::new);

        Told told = told(words.get(0), "landing", "none", more);

        told.assertRefused(Exit.NOT_READY, what + ": there are no ");
        assertThat(told.err()).contains("Run precredit " + step + " --date 2026-06-30 first.");
        assertThat(folder.resolve("none/lake")).doesNotExist();
    }

    @Test
    void decidesAndPublishesOnlyADateThatTheStepsBeforeHaveRunFor() {
        List<String> dayBefore = List.of("--date", "2026-06-29");

        told("decide", "landing", "one", dayBefore.toArray(String[]::new))
                .assertRefused(Exit.NOT_READY, "there are no features of county 370982 for 2026-06-29");
        told("publish", "landing", "one", dayBefore.toArray(String[]::new))
                .assertRefused(Exit.NOT_READY, "there are no decisions of county 370982 for 2026-06-29");
    }

    @Test
    void measuresTheDecidingModelAgain() {
        Map<String, Map<String, String>> before = published("one");

        Told told = told("validate", "landing", "one");

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("\nauc  ").contains("the same as on its card");
        assertThat(told.json().at("/figures/auc").asDouble()).isPositive();
        assertThat(told.json().path("differs")).isEmpty();
        assertThat(told.out()).contains("the same as in its report");
        assertThat(told.json().path("report_differs").isArray()).isTrue();
        assertThat(told.json().path("report_differs")).isEmpty();
        assertThat(published("one")).isEqualTo(before);
    }

    @Test
    void refusesAModelThatNoLongerPassesTheGates() {
        Told told = told("validate", "landing", "one", "--set", "model.gates.min-goods=1000000");

        told.assertRefused(Exit.GATE, "good loans, 1000000 are needed");
        assertThat(told.out()).contains("the same as on its card");
    }

    @Test
    void reportsABugByItsClassAlone() throws IOException {
        Path champion = folder.resolve("broken/models/_champions/county=370982/2026-06-30.json");
        Files.createDirectories(champion.getParent());
        Files.writeString(champion, "110105194912310020");

        Told told = told("validate", "landing", "broken");

        assertThat(told.exit()).isEqualTo(Exit.BUG.code());
        assertThat(told.err()).contains("\tat precredit.");
        assertThat(told.json().path("exit").asInt()).isEqualTo(Exit.BUG.code());
        assertThat(told.json().path("error").asText()).isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void keepsTheListWhenASourceIsStale() {
        Map<String, Map<String, String>> before = published("one");

        nightly("landing", "one", "--date", "2027-01-31")
                .assertRefused(Exit.NOT_READY, "is stale: its newest delivery is dt=");
        assertThat(published("one")).isEqualTo(before);
    }

    @Test
    void keepsTheListWhenADeliveryDoesNotHoldWhatIsSaidOfIt() throws IOException {
        Map<String, Map<String, String>> before = published("one");
        copy(folder.resolve("landing"), folder.resolve("wrong"));
        Path note = folder.resolve("wrong/county-credit/dt=2026-06-30/_delivery.json");
        Files.writeString(note, Files.readString(note).replaceFirst("\"rows\" : (\\d+)", "\"rows\" : 9$1"));

        Told told = nightly("wrong", "one");

        told.assertRefused(Exit.NOT_READY, "does not hold what _delivery.json says: rows expected 9");
        assertThat(published("one")).isEqualTo(before);
    }

    @Test
    void writesNoIdentityNumberAnywhere() {
        IdentityNumbers numbers = IdentityNumbers.in(folder.resolve("landing"));

        assertThat(numbers.known()).hasSizeGreaterThan(500);
        assertThat(numbers.foundIn(folder.resolve("landing"))).isNotEmpty();
        assertThat(numbers.foundIn(folder.resolve("one"))).isEmpty();
        assertThat(numbers.foundInTables(folder.resolve("one/lake"))).isEmpty();
        assertThat(numbers.isIn(first.out() + first.err())).isFalse();
    }

    @Test
    void explainsEveryHouseholdThatIsNotListed() throws IOException {
        List<String> households = new ArrayList<>();
        for (String line : read("one/" + LIST + "explanations.jsonl").lines().toList()) {
            JsonNode household = new ObjectMapper().readTree(line);
            households.add(household.path("household_id").asText());
            assertThat(household.path("reasons")).as(line).isNotEmpty();
            assertThat(household.path("what_would_change")).as(line).isNotEmpty();
            assertThat(household.path("outcome").asText()).isNotEqualTo("approved");
        }

        assertThat(households)
                .isSorted()
                .hasSize(first.json().path("roll").asInt()
                        - first.json().at("/outcomes/approved").asInt());
    }

    @Test
    void reportsTheFiguresOfTheLedger() {
        String report = read("one/" + LIST + "report.html");

        assertThat(report)
                .contains("<dt>名册户数</dt><dd>" + first.json().path("roll").asInt() + "</dd>")
                .contains("<dt>名单户数</dt><dd>"
                        + first.json().at("/outcomes/approved").asInt() + "</dd>");
    }

    @Test
    void namesNobodyButListedHeadsAndNobodysPhone() {
        NamesAndPhones persons = NamesAndPhones.in(folder.resolve("landing"));
        Map<String, String> published = new TreeMap<>();
        for (String place : List.of("one/lists", "one/channels")) {
            FileText.files(folder.resolve(place))
                    .forEach(file -> published.put(file.getFileName() + " in " + place, FileText.of(file)));
        }
        String list = published.get("preapproval.csv in one/lists");

        assertThat(persons.names()).hasSizeGreaterThan(100);
        assertThat(persons.phones()).hasSizeGreaterThan(50);
        assertThat(persons.foundIn(list)).isNotEmpty();
        assertThat(persons.foundIn(withoutNames(read("one/" + LIST + "preapproval.csv"))))
                .isEmpty();
        published.forEach((file, text) -> {
            if (file.startsWith("preapproval.csv") || file.contains(".xlsx")) {
                assertThat(persons.foundIn(list)).as(file).containsAll(persons.foundIn(text));
            } else {
                assertThat(persons.foundIn(text)).as(file).isEmpty();
            }
        });
    }

    /** The name stands in the third column; no cell before it holds a comma. */
    private static String withoutNames(String list) {
        return list.replaceAll("(?m)^([^,]*,[^,]*,)[^,]*,", "$1");
    }

    @Test
    void repeatsAPublishedNightToTheByte() {
        Map<String, Map<String, String>> before = published("one");

        Told told = told("replay", "landing", "one", "--run", run());

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).startsWith("IDENTICAL\n");
        assertThat(told.json().path("run").asText()).isEqualTo(run());
        assertThat(told.json().path("outcomes")).isEqualTo(first.json().path("outcomes"));
        assertThat(published("one")).isEqualTo(before);
        assertThat(folder.resolve("one/replays")).isEmptyDirectory();
    }

    @Test
    void saysWhereANightDiffersFromWhatWasPublished() throws IOException {
        RunArchive archive = new RunArchive(Store.at(folder.resolve("one").toString(), new Configuration()));
        RunRecord run = archive.find(run());
        String policy = new String(archive.content(run, "configuration.json"), StandardCharsets.UTF_8);
        SortedMap<String, String> contents = new TreeMap<>(run.contents());
        byte[] stricter = policy.replaceFirst("\"pd-cut-off\" ?: ?\"?0.5\"?", "\"pd-cut-off\":\"0.001\"")
                .getBytes(StandardCharsets.UTF_8);
        contents.put("configuration.json", archive.keep(stricter));
        String other = "370982-2026-06-30-00000000";
        archive.put(new RunRecord(other, run.county(), run.asOf(), run.code(), contents, run.tables(), run.files()));

        Told told = told("replay", "landing", "one", "--run", other);

        told.assertRefused(Exit.GATE, "run " + other + " differs from what was published");
        assertThat(told.out())
                .startsWith("DIFFERS\n  gold/county_ledger: ")
                .contains("households differ, in outcome, primary_reason")
                .contains("  preapproval.csv: line 2 is the first that differs")
                .doesNotContain("gold/features");
    }

    @Test
    void repeatsNothingWhoseInputsAreGone() {
        RunArchive archive = new RunArchive(Store.at(folder.resolve("one").toString(), new Configuration()));
        RunRecord run = archive.find(run());
        SortedMap<String, Long> tables = new TreeMap<>(run.tables());
        tables.put("silver/household", 99L);
        archive.put(new RunRecord(
                "370982-2026-06-30-00000001", "370982", "2026-06-30", run.code(), run.contents(), tables, run.files()));
        archive.put(new RunRecord(
                "370982-2026-06-30-00000002", "370982", "2026-06-30", "older", run.contents(), tables, run.files()));

        told("replay", "landing", "one", "--run", "370982-2026-06-30-00000001")
                .assertRefused(Exit.CONFIGURATION, "its version 99 of silver/household is gone");
        told("replay", "landing", "one", "--run", "370982-2026-06-30-00000002")
                .assertRefused(Exit.CONFIGURATION, "it ran with the code older");
        told("replay", "landing", "one", "--run", "370982-2026-06-30-ffffffff")
                .assertRefused(Exit.CONFIGURATION, "no such run has published a list");
    }

    @Test
    void writesNothingWhileAnotherRunHoldsTheLock() {
        Map<String, Map<String, String>> before = published("one");
        CountyLock lock = new CountyLock(
                Store.at(folder.resolve("one").toString(), new Configuration()), "370982", new LockSettings(60));

        try (HeldLease held = lock.take("publish", note -> {})) {
            nightly("landing", "one")
                    .assertRefused(Exit.LOCKED, "another run writes for county 370982: precredit publish");
            told("recall", "landing", "one", "--reason", "test").assertRefused(Exit.LOCKED, "another run writes");
            held.requireHeld();
        }

        assertThat(published("one")).isEqualTo(before);
    }

    private static String run() {
        return first.json().path("run").asText();
    }

    private static Told nightly(String landing, String storage, String... more) {
        return told("nightly", landing, storage, more);
    }

    private static Told told(String command, String landing, String storage, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        if (!options.contains("--date")) {
            options.addAll(0, List.of("--date", "2026-06-30"));
        }
        return new SmallCounty(folder.resolve(landing), folder.resolve(storage))
                .told(command, SmallCounty.LENIENT, options.toArray(String[]::new));
    }

    private static long sum(JsonNode object, String field) {
        long sum = 0;
        for (JsonNode value : object) {
            sum += field.isEmpty() ? value.asLong() : value.path(field).asLong();
        }
        return sum;
    }

    private static Map<String, Map<String, String>> published(String storage) {
        return Map.of(
                "lists", files(storage + "/lists"),
                "channels", files(storage + "/channels"),
                "models", files(storage + "/models"));
    }

    /** What is written of a model, without the pipeline of MLlib, which notes when it was saved. */
    private static Map<String, String> modelFiles(String storage) {
        Map<String, String> files = files(storage + "/models");
        files.keySet().removeIf(file -> Path.of(file).getNameCount() != 2);
        return files;
    }

    private static Map<String, String> files(String below) {
        return FileTree.of(folder.resolve(below));
    }

    private static String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
