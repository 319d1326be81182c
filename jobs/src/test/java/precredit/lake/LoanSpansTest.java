package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.Store;

/** What is kept of month ends, beside what the month ends themselves say. */
class LoanSpansTest {
    private static final LakeTable MONTH_END = LakeTable.silver(SilverTable.LOAN_MONTH);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
    private static final int LOANS = 12;

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(11);
    private final DeliveredRows delivered = new DeliveredRows(spark, MONTH_END, random);

    @TempDir
    Path root;

    private Store store;
    private Lake lake;

    @BeforeEach
    void deliverThreeYears() {
        store = Store.at(root.toString(), new Configuration());
        lake = new Lake(spark, store, "370982");
        for (LocalDate month = FIRST.minusMonths(36); month.isBefore(FIRST); month = end(month.plusMonths(1))) {
            end(month, month.plusDays(4));
        }
        delivered.write(lake, LocalDate.EPOCH);
    }

    @Test
    void saysWhatTheMonthEndsSayNightAfterNight() {
        assertKept(FIRST);
        for (LocalDate night = FIRST.plusDays(4); night.isBefore(FIRST.plusDays(50)); night = night.plusDays(21)) {
            end(end(night.minusMonths(1)), night);
            restate(night, 7);
            delivered.write(lake, night);
            assertKept(night);
        }
    }

    @Test
    void readsTheMonthInWhichTheWindowBeginsByTheDay() {
        assertKept(LocalDate.of(2026, 2, 27));
        assertKept(LocalDate.of(2026, 2, 28));
        assertKept(FIRST.minusDays(1));
    }

    @Test
    void leavesASpanWhileNothingInItChanges() {
        LocalDate night = FIRST.plusDays(5);
        assertKept(night);
        long version = lake.version(LakeTable.LOAN_SPAN);
        end(FIRST, night.plusDays(1));
        delivered.write(lake, night.plusDays(1));
        assertKept(night.plusDays(1));
        assertThat(lake.version(LakeTable.LOAN_SPAN)).isEqualTo(version);

        restate(night.plusDays(2), 7);
        delivered.write(lake, night.plusDays(2));
        assertKept(night.plusDays(2));
        assertThat(lake.version(LakeTable.LOAN_SPAN)).isEqualTo(version + 1);
    }

    @Test
    void followsDeliveriesThatAreReplaced() {
        assertKept(FIRST);
        LocalDate replaced = delivered.days().get(20);
        delivered.cut(replaced, 5);
        delivered.write(lake, replaced);

        assertKept(FIRST);
        assertKept(FIRST.plusDays(1));
    }

    @Test
    void goesOnAfterTheFilesWereWrittenAnew() {
        assertKept(FIRST);
        long version = lake.version(LakeTable.LOAN_SPAN);
        new KeptState(lake, store, FIRST, 0).across(() -> lake.tidy(MONTH_END));

        assertKept(FIRST);
        assertThat(lake.version(LakeTable.LOAN_SPAN)).isEqualTo(version);
    }

    @Test
    void leavesAnEarlierNightToTheMonthEndsThemselves() {
        assertKept(FIRST);

        assertThat(monthEnds(FIRST.minusDays(1))).isEmpty();
    }

    private Optional<List<Dataset<Row>>> monthEnds(LocalDate asOf) {
        return new KeptState(lake, store, asOf, 0).rows(SilverTable.LOAN_MONTH, new RepeatedKeys(lake));
    }

    private void assertKept(LocalDate asOf) {
        Dataset<Row> monthEnds = CondensedMonthEnds.one(
                Versions.withSupersededOn(lake.read(MONTH_END).where(col("dt").leq(lit(asOf))))
                        .where(Versions.visibleOn(lit(asOf))));
        Optional<List<Dataset<Row>>> kept = monthEnds(asOf);
        assertThat(kept).isPresent();
        Dataset<Row> together = kept.get().stream()
                .map(part -> part.select(Stream.of(CondensedMonthEnds.SCHEMA.fieldNames())
                        .map(functions::col)
                        .toArray(Column[]::new)))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        for (Column part : List.of(isWithin(asOf), not(isWithin(asOf)))) {
            assertThat(TextRows.lines(CondensedMonthEnds.byLoan(together.where(part))))
                    .hasSize(LOANS)
                    .isEqualTo(TextRows.lines(CondensedMonthEnds.byLoan(monthEnds.where(part))));
        }
        assertThat(together.count()).isLessThan(monthEnds.count());
    }

    private static Column isWithin(LocalDate asOf) {
        return col("event_date").gt(lit(asOf.minusMonths(24)));
    }

    /** What a bank tells of all loans a few days after a month. */
    private void end(LocalDate month, LocalDate dt) {
        for (int loan = 0; loan < LOANS; loan++) {
            add(dt, loan, month, 1);
        }
    }

    /** Another version of month ends, of which some did not happen in the same month. */
    private void restate(LocalDate dt, int count) {
        for (int i = 0; i < count; i++) {
            add(dt, random.nextInt(LOANS), end(FIRST.minusMonths(4 + random.nextInt(18))), 2 + random.nextInt(3));
        }
    }

    private void add(LocalDate dt, int loan, LocalDate month, int version) {
        long key = 1_000L * loan + month.getYear() * 12L + month.getMonthValue();
        LocalDate day = version == 3 ? end(month.minusMonths(1)) : month;
        delivered.add(
                dt,
                key * 0x9E3779B97F4A7C15L,
                version,
                day,
                "loan " + loan,
                BigDecimal.valueOf(random.nextInt(90_000)),
                random.nextInt(5) == 0 ? null : random.nextInt(120),
                random.nextInt(6) == 0 ? null : 1 + random.nextInt(5));
    }

    private static LocalDate end(LocalDate month) {
        return month.plusMonths(1).withDayOfMonth(1).minusDays(1);
    }
}
