package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
class KeptVersionsTest {
    private static final LakeTable LOAN = LakeTable.silver(SilverTable.LOAN);
    private static final LakeTable CURRENT = LakeTable.current(SilverTable.LOAN);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
    private static final String MARK = "lake/current/loan/county=370982.json";

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(5);
    private final Map<LocalDate, List<Object[]>> delivered = new TreeMap<>();
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
        write(FIRST.minusMonths(24));
    }

    @Test
    void areThoseOfAllVersionsNightAfterNight() {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        for (int i = 1; i <= 4; i++) {
            LocalDate night = FIRST.plusDays(3L * i);
            grant(night, i == 3 ? 300 : 9);
            restate(night, 9);
            write(night);
            assertKept(night);
            assertKept(night.plusDays(1));
        }
        assertThat(lake.version(CURRENT))
                .as("many versions came: they are made again, but not every night")
                .isBetween(version + 1, version + 2);
    }

    @Test
    void areNotMadeAgainWhereNothingCame() {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        assertKept(FIRST);
        assertKept(FIRST.plusDays(8));

        assertThat(lake.version(CURRENT)).isEqualTo(version);
    }

    @Test
    void followDeliveriesThatComeLateOrAreReplaced() {
        assertKept(FIRST);
        LocalDate late = FIRST.minusDays(10);
        restate(late, 8);
        lake.append(LOAN, rows(delivered.get(late)));
        assertKept(FIRST);

        delivered.get(late).subList(0, 4).clear();
        write(late);
        assertKept(FIRST);
    }

    @Test
    void followDeliveriesThatTheNightThatKeptThemCouldNotSee() {
        LocalDate seenLater = FIRST.plusDays(2);
        restate(seenLater, 8);
        write(seenLater);
        assertKept(FIRST);

        assertKept(FIRST.plusDays(1));
        assertKept(seenLater);
    }

    @Test
    void areLeftToAllVersionsOnAnEarlierNight() {
        assertKept(FIRST);

        assertThat(current(FIRST.minusDays(1)).rows()).isEmpty();
        assertThat(KeptVersions.of(new Lake(spark, store, "370614"), store, FIRST, SilverTable.LOAN)
                        .rows())
                .hasValueSatisfying(rows -> assertThat(rows.isEmpty()).isTrue());
    }

    @Test
    void areMadeAgainWhenTheirMarkIsDamagedOrGone() throws Exception {
        assertKept(FIRST);
        restate(FIRST.plusDays(1), 8);
        write(FIRST.plusDays(1));
        Path mark = root.resolve(MARK);
        Files.writeString(
                mark,
                Files.readString(mark, StandardCharsets.UTF_8).replace("\"all\":0", "\"all\":1"),
                StandardCharsets.UTF_8);
        assertKept(FIRST.plusDays(1));

        current(FIRST).forget();
        assertThat(mark).doesNotExist();
        assertKept(FIRST.plusDays(1));
    }

    private KeptVersions current(LocalDate asOf) {
        return KeptVersions.of(lake, store, asOf, SilverTable.LOAN);
    }

    private void assertKept(LocalDate asOf) {
        Dataset<Row> all =
                Versions.withSupersededOn(lake.read(LOAN).where(col("dt").leq(lit(asOf))));
        Optional<Dataset<Row>> kept = current(asOf).rows();
        assertThat(kept).isPresent();
        for (LocalDate day : List.of(asOf, asOf.plusDays(40))) {
            assertThat(lines(kept.get(), day)).hasSizeGreaterThan(100).isEqualTo(lines(all, day));
        }
    }

    private static List<String> lines(Dataset<Row> versions, LocalDate day) {
        return TextRows.lines(versions.where(Versions.visibleOn(lit(day)))
                .select(
                        "source",
                        "file",
                        "record_key",
                        "dt",
                        "line",
                        "version",
                        "loan_id",
                        "person_token",
                        "closed_on"));
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
        List<Object[]> rows = delivered.computeIfAbsent(dt, any -> new ArrayList<>());
        rows.add(new Object[] {
            "370982",
            "credit",
            "loan",
            dt,
            dt.plusDays(random.nextInt(5) == 0 ? random.nextInt(30) : 0),
            (long) rows.size() + 2,
            dt.minusDays(random.nextInt(90)),
            "L" + loan,
            // Two loans may share a hash.
            (long) loan / 2,
            random.nextLong(),
            version,
            "L" + loan,
            "p" + random.nextInt(9),
            "farm",
            BigDecimal.valueOf(random.nextInt(1000)),
            dt.plusDays(300),
            closed
        });
    }

    /** Puts what was delivered from a date on into the lake, as an ingest does. */
    private void write(LocalDate from) {
        List<Object[]> rows = delivered.entrySet().stream()
                .filter(of -> !of.getKey().isBefore(from))
                .flatMap(of -> of.getValue().stream())
                .toList();
        lake.replace(LOAN, Extent.from("credit", from), rows(rows), "a");
    }

    private Dataset<Row> rows(List<Object[]> values) {
        return spark.createDataFrame(values.stream().map(RowFactory::create).toList(), LOAN.schema())
                .repartition(3, col("dt"));
    }
}
