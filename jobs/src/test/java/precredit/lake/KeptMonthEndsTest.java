package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** What is kept of the month ends of loans, beside what all of them say. */
class KeptMonthEndsTest {
    private static final LakeTable MONTH_END = LakeTable.silver(SilverTable.LOAN_MONTH);
    private static final LakeTable CURRENT = LakeTable.current(SilverTable.LOAN_MONTH);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
    private static final int LOANS = 40;

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(3);
    private final Map<LocalDate, List<Object[]>> delivered = new TreeMap<>();

    @TempDir
    Path root;

    private Store store;
    private Lake lake;

    @BeforeEach
    void deliverThreeYears() {
        store = Store.at(root.toString(), new Configuration());
        lake = new Lake(spark, store, "370982");
        for (LocalDate end = endOfMonth(FIRST.minusMonths(36));
                end.isBefore(FIRST);
                end = endOfMonth(end.plusDays(9))) {
            tell(end.plusDays(5), end);
        }
        write(FIRST.minusMonths(40));
    }

    @Test
    void sayWhatAllSayMonthAfterMonth() {
        assertKept(FIRST);
        assertThat(lake.read(CURRENT).count()).isLessThan(lake.read(MONTH_END).count() / 2);
        for (LocalDate end : List.of(FIRST, endOfMonth(FIRST.plusDays(5)), endOfMonth(FIRST.plusDays(45)))) {
            LocalDate night = end.plusDays(5);
            tell(night, end);
            restate(night, 6);
            write(night);
            assertKept(night);
            assertKept(night.plusDays(20));
        }
    }

    @Test
    void followMonthEndsLongPastThatAreToldAnewOrOfAnOlderVersion() {
        assertKept(FIRST);
        for (int i = 1; i < 4; i++) {
            restate(FIRST.plusDays(i), 5);
            write(FIRST.plusDays(i));
            assertKept(FIRST.plusDays(i));
        }
    }

    @Test
    void areNotMadeAgainWhereNothingCame() {
        assertKept(FIRST);
        long version = lake.version(CURRENT);
        assertKept(FIRST.plusDays(3));

        assertThat(lake.version(CURRENT)).isEqualTo(version);
    }

    private void assertKept(LocalDate asOf) {
        Dataset<Row> all =
                Versions.withSupersededOn(lake.read(MONTH_END).where(col("dt").leq(lit(asOf))));
        Dataset<Row> kept = KeptVersions.monthEnds(lake, store, asOf).rows().orElseThrow();
        assertThat(lines(kept, asOf)).hasSizeGreaterThan(60).isEqualTo(lines(all, asOf));
    }

    /** All that a night asks of them: what tells of trouble within 24 months, and the newest of each loan. */
    private List<String> lines(Dataset<Row> monthEnds, LocalDate asOf) {
        monthEnds.where(Versions.visibleOn(lit(asOf))).createOrReplaceTempView("seen");
        List<String> lines = new ArrayList<>(TextRows.lines(spark.sql(
                "SELECT source, loan_id, event_date, days_past_due, five_class FROM seen WHERE (days_past_due > 0 OR"
                        + " five_class >= 3) AND event_date > add_months(DATE'" + asOf + "', -24)")));
        lines.addAll(TextRows.lines(spark.sql("SELECT source, loan_id, max(struct(event_date, version, dt, line,"
                + " balance_yuan, days_past_due)) FROM seen GROUP BY ALL")));
        return lines.stream().sorted().toList();
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    private void tell(LocalDate dt, LocalDate end) {
        for (int loan = 0; loan < LOANS; loan++) {
            // Some loans are over and some not yet granted.
            if (Math.abs(end.getYear() * 12 + end.getMonthValue() - 2025 * 12 - loan) < 14) {
                add(dt, loan, end, 3);
            }
        }
    }

    /** Another version of month ends of before, or one that comes after a newer one. */
    private void restate(LocalDate dt, int many) {
        for (int i = 0; i < many; i++) {
            add(dt, random.nextInt(LOANS), endOfMonth(dt.minusDays(20 + random.nextInt(900))), random.nextInt(6));
        }
    }

    private void add(LocalDate dt, int loan, LocalDate end, long version) {
        List<Object[]> rows = delivered.computeIfAbsent(dt, any -> new ArrayList<>());
        String key = "L" + loan + "|" + end;
        rows.add(new Object[] {
            "370982",
            "credit",
            "loan_month",
            dt,
            dt.plusDays(random.nextInt(6) == 0 ? random.nextInt(30) : 0),
            (long) rows.size() + 2,
            end,
            key,
            (long) key.hashCode(),
            random.nextLong(),
            version,
            "L" + loan,
            BigDecimal.valueOf(random.nextInt(1000)),
            random.nextInt(8) == 0 ? random.nextInt(90) : 0,
            random.nextInt(9) == 0 ? 3 : 1
        });
    }

    private void write(LocalDate from) {
        List<Row> rows = delivered.entrySet().stream()
                .filter(of -> !of.getKey().isBefore(from))
                .flatMap(of -> of.getValue().stream())
                .map(RowFactory::create)
                .toList();
        lake.replace(
                MONTH_END,
                Extent.from("credit", from),
                spark.createDataFrame(rows, MONTH_END.schema()).repartition(3, col("dt")),
                "a");
    }
}
