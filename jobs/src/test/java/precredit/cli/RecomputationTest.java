package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/**
 * Whether a county that went on night by night holds what its deliveries give when all are read again. As many nights as
 * the system property {@code recompute.nights} says, from the seed {@code recompute.seed}.
 */
class RecomputationTest {
    private static final String MASTER = "spark.master";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 30);
    private static final int NIGHTS = Integer.getInteger("recompute.nights", 5);
    private static final long SEED = Long.getLong("recompute.seed", 20);

    @TempDir
    private static Path folder;

    private static String partitions;
    private static SmallCounty county;
    private static final Set<RestlessCounty.Event> HAPPENED = EnumSet.noneOf(RestlessCounty.Event.class);
    private static final List<Told> TOLD = new ArrayList<>();

    @BeforeAll
    static void runTheNights() {
        partitions = LocalSpark.session().conf().get(PARTITIONS);
        LocalSpark.session().conf().set(PARTITIONS, "1");
        System.setProperty(MASTER, "local[2]");
        county = new SmallCounty(folder.resolve("landing"), folder.resolve("store"));
        SampleGenerator.write(
                new SampleRequest(
                        120, 500, 11, county.landing(), SmallCounty.DICTIONARIES.resolve("divisions"), "370982"),
                (source, done, all) -> {});
        Told first = nightly(county, FIRST);
        assertThat(first.exit()).as(first.err()).isZero();
        RestlessCounty restless = new RestlessCounty(county.landing(), SEED);
        for (int night = 1; night <= NIGHTS; night++) {
            LocalDate date = FIRST.plusDays(night);
            List<RestlessCounty.Event> events = restless.deliver(date, 2);
            HAPPENED.addAll(events);
            Told told = nightly(county, date);
            assertThat(told.exit()).as(date + " " + events + " " + told.err()).isZero();
            if (night % 2 == 0 || night == NIGHTS) {
                TOLD.add(told(county, "verify", "--recompute"));
            }
        }
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
        LocalSpark.session().conf().set(PARTITIONS, partitions);
    }

    @Test
    void isIdenticalAfterNightsOfEveryKind() {
        assertThat(HAPPENED).hasSize(Math.min(2 * NIGHTS, RestlessCounty.Event.values().length));
        assertThat(TOLD).isNotEmpty().allSatisfy(told -> {
            assertThat(told.out()).startsWith("IDENTICAL\n");
            assertThat(told.exit()).as(told.err()).isZero();
        });
        assertThat(county.storage().resolve("replays")).isEmptyDirectory();
    }

    @Test
    void namesTheFirstRowAndColumnOfWhatSomebodyChanged() throws IOException {
        SmallCounty doctored = copy("doctored");
        String household = firstHousehold(doctored);
        sql(
                "UPDATE delta.`%s` SET member_count = member_count + 1 WHERE household_id = '" + household + "'"
                        + " AND as_of = DATE'" + FIRST.plusDays(NIGHTS) + "'",
                doctored,
                "gold/features");
        sql(
                "UPDATE delta.`%s` SET amount_yuan = amount_yuan + 1 WHERE dt = DATE'" + FIRST
                        + "' AND source = 'produce-market' AND line = 2",
                doctored,
                "silver/sale");
        sql("DELETE FROM delta.`%s` WHERE reason = 'DUPLICATE'", doctored, "bronze/quarantine");
        Path list = doctored.storage().resolve("lists/county=370982/dt=" + FIRST.plusDays(NIGHTS) + "/changes.csv");
        Files.writeString(list, Files.readString(list, StandardCharsets.UTF_8) + "x\r\n", StandardCharsets.UTF_8);
        var before = FileTree.of(doctored.storage());

        Told told = told(doctored, "verify", "--recompute");

        told.assertRefused(Exit.GATE, "differs from what was published");
        assertThat(told.out().lines().toList())
                .startsWith("DIFFERS")
                .anyMatch(line ->
                        line.matches("  silver/sale: 1 of .* differ, in amount_yuan; the first is produce-market "
                                + FIRST + " weighing_bill 2, in amount_yuan"))
                .anyMatch(line -> line.endsWith(
                        "households differ, in member_count; the first is " + household + ", in member_count"))
                .anyMatch(line -> line.startsWith("  bronze/quarantine: ") && line.endsWith(", which is not there"))
                .anyMatch(line -> line.startsWith("  changes.csv: line "))
                .noneMatch(line -> line.contains("county_ledger") || line.contains("preapproval"));
        assertThat(FileTree.of(doctored.storage())).isEqualTo(before);
    }

    @Test
    void provesANightAgainOnceItKnowsWhoIsErased() throws IOException {
        SmallCounty erased = copy("erased");
        Path persons = Files.writeString(folder.resolve("persons.txt"), aSeller() + "\n");
        assertThat(told(erased, "erase", "--person-file", persons.toString()).exit())
                .isZero();

        told(erased, "verify", "--recompute").assertRefused(Exit.NOT_READY, "persons were erased since");
        Told again = nightly(erased, FIRST.plusDays(NIGHTS));
        assertThat(again.exit()).as(again.err()).isZero();
        Told told = told(erased, "verify", "--recompute");

        assertThat(told.out()).startsWith("IDENTICAL\n");
    }

    @Test
    void refusesADateThatWasNotPublished() {
        told(county, "verify", "--recompute", "--date", "2026-05-01")
                .assertRefused(Exit.NOT_READY, "there are no lists of county 370982 for 2026-05-01");
        told(new SmallCounty(county.landing(), folder.resolve("none")), "verify", "--recompute")
                .assertRefused(Exit.NOT_READY, "nothing is published for county 370982");
    }

    private static SmallCounty copy(String name) throws IOException {
        Path storage = folder.resolve(name);
        FileUtils.copyDirectory(county.storage().toFile(), storage.toFile());
        return new SmallCounty(county.landing(), storage);
    }

    private static String firstHousehold(SmallCounty of) {
        return LocalSpark.session()
                .read()
                .format("delta")
                .load(of.storage().resolve("lake/gold/features").toString())
                .where("as_of = DATE'" + FIRST.plusDays(NIGHTS) + "'")
                .selectExpr("min(household_id)")
                .head()
                .getString(0);
    }

    /** Of those who sold last the one who sold least: what is erased counts as unusable, and of a few deliveries as too much. */
    private static String aSeller() {
        Map<String, Long> bills = new PackedCsv(
                        county.landing().resolve("produce-market/dt=" + FIRST.plusDays(NIGHTS)), "weighing_bill")
                .rows().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.split(",", -1)[3], TreeMap::new, Collectors.counting()));
        return Collections.min(bills.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static void sql(String statement, SmallCounty of, String table) {
        LocalSpark.session()
                .sql(String.format(
                        java.util.Locale.ROOT,
                        statement,
                        of.storage().resolve("lake").resolve(table)));
    }

    /** However little was sold, it is kept by month: what that makes of a night is what is tried. */
    private static Told nightly(SmallCounty of, LocalDate date) {
        return told(of, "nightly", "--date", date.toString(), "--set", "storage.condense-sales-from-mb=0");
    }

    private static Told told(SmallCounty of, String command, String... more) {
        return of.told(command, SmallCounty.LENIENT, more);
    }
}
