package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.Store;

/** What is kept of the versions of loans, beside what all of them say. */
class KeptLoansTest {
    private static final LakeTable LOAN = LakeTable.silver(SilverTable.LOAN);
    private static final LakeTable CURRENT = LakeTable.current(SilverTable.LOAN);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
    private static final String MARK = "lake/current/loan/county=370982.json";

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(5);
    private final DeliveredRows delivered = new DeliveredRows(spark, LOAN, random);
    private int loans;

    @TempDir
    Path root;

    private Store store;
    private Lake lake;

    @BeforeEach
    void deliverTwoYears() {
        store = Store.at(root.toString(), new Configuration());
        lake = new Lake(spark, store, "370982");
        for (LocalDate dt = FIRST.minusMonths(24); !dt.isAfter(FIRST); dt = dt.plusMonths(4)) {
            grant(dt, 60);
            restate(dt, 20);
        }
        delivered.write(lake, LocalDate.EPOCH);
    }

    @Test
    void areThoseOfAllVersionsNightAfterNight() {
        assertKept(FIRST);
        assertThat(lake.read(CURRENT).count()).isLessThan(lake.read(LOAN).count());
        long version = lake.version(CURRENT);
        for (int i = 1; i <= 4; i++) {
            LocalDate night = FIRST.plusDays(3L * i);
            grant(night, i == 3 ? 300 : 9);
            restate(night, 9);
            delivered.write(lake, night);
            assertKept(night);
            assertKept(night.plusDays(1));
        }
        assertThat(lake.version(CURRENT))
                .as("many versions came: they are laid down with the others, but not every night")
                .isBetween(version + 1, version + 3);
        assertKept(FIRST.plusDays(70));
    }

    @Test
    void areNotWrittenAgainWhereNothingCame() {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        assertKept(FIRST);
        assertKept(FIRST.plusDays(8));
        assertKept(FIRST.plusMonths(3));

        assertThat(lake.version(CURRENT)).isEqualTo(version);
    }

    @Test
    void followDeliveriesThatComeLateOrAreReplaced() {
        assertKept(FIRST);
        LocalDate late = FIRST.minusDays(10);
        restate(late, 8);
        delivered.write(lake, late);
        assertKept(FIRST);

        delivered.cut(late, 4);
        delivered.write(lake, late);
        assertKept(FIRST);
    }

    @Test
    void followDeliveriesThatTheNightThatKeptThemCouldNotSee() {
        LocalDate seenLater = FIRST.plusDays(2);
        restate(seenLater, 8);
        delivered.write(lake, seenLater);
        assertKept(FIRST);

        assertKept(FIRST.plusDays(1));
        assertKept(seenLater);
    }

    @Test
    void goOnAfterTheFilesWereWrittenAnew() {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        new KeptState(lake, store, FIRST, 0).across(() -> lake.tidy(LOAN));

        assertKept(FIRST);
        assertThat(lake.version(CURRENT)).isEqualTo(version);
    }

    @Test
    void areLeftToAllVersionsOnAnEarlierNight() {
        assertKept(FIRST);

        assertThat(loans(FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void areNoneWhereThereAreNone() {
        lake = new Lake(spark, store, "370614");

        for (LocalDate night : List.of(FIRST, FIRST.plusDays(1))) {
            assertThat(loans(night).orElseThrow()).allMatch(Dataset::isEmpty);
        }
    }

    @Test
    void areMadeAgainWhenTheirMarkIsDamagedOrGone() throws Exception {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        Path mark = root.resolve(MARK);
        String says = Files.readString(mark, StandardCharsets.UTF_8);
        Files.writeString(mark, says.replace("\"rows\":", "\"rows\":1"), StandardCharsets.UTF_8);
        assertKept(FIRST);
        assertThat(lake.version(CURRENT)).isEqualTo(version + 1);
        assertThat(mark).content().isEqualTo(says);

        new KeptState(lake, store, FIRST, 0).forget();
        assertThat(mark).doesNotExist();
        assertKept(FIRST);
        assertThat(lake.version(CURRENT)).isEqualTo(version + 2);
    }

    private Optional<List<Dataset<Row>>> loans(LocalDate asOf) {
        return new KeptState(lake, store, asOf, 0).rows(SilverTable.LOAN, new RepeatedKeys(lake));
    }

    private void assertKept(LocalDate asOf) {
        Dataset<Row> inForce = Versions.withSupersededOn(
                        lake.read(LOAN).where(col("dt").leq(lit(asOf))))
                .where(Versions.visibleOn(lit(asOf)));
        Dataset<Row> kept =
                loans(asOf).orElseThrow().stream().reduce(Dataset::unionByName).orElseThrow();
        assertThat(lines(kept)).hasSizeGreaterThan(100).isEqualTo(lines(inForce));
    }

    private static List<String> lines(Dataset<Row> loans) {
        return TextRows.lines(
                loans.select("source", "file", "dt", "line", "version", "loan_id", "person_token", "closed_on"));
    }

    private void grant(LocalDate dt, int many) {
        for (int i = 0; i < many; i++) {
            loans++;
            add(dt, loans, 1, null);
        }
    }

    /** Another version of loans of before, or one that comes after a newer one; some are known only days later. */
    private void restate(LocalDate dt, int many) {
        for (int i = 0; i < many; i++) {
            add(dt, 1 + random.nextInt(loans), random.nextInt(6), dt);
        }
    }

    private void add(LocalDate dt, int loan, long version, LocalDate closed) {
        delivered.addKnown(
                dt.plusDays(random.nextInt(5) == 0 ? random.nextInt(30) : 0),
                dt,
                loan * 0x9E3779B97F4A7C15L,
                version,
                dt.minusDays(random.nextInt(90)),
                "L" + loan,
                "p" + random.nextInt(9),
                "farm",
                BigDecimal.valueOf(random.nextInt(1000)),
                dt.plusDays(300),
                closed);
    }
}
