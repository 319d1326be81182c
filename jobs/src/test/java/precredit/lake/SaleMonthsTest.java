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
import precredit.silver.CondensedSales;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.Store;

/** What is kept of sales by month, beside what the sales themselves say. */
class SaleMonthsTest {
    private static final LakeTable SALE = LakeTable.silver(SilverTable.SALE);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
    private static final String MARK = "lake/sale-months/county=370982.json";

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(7);
    private final DeliveredRows delivered = new DeliveredRows(spark, SALE, random);
    private int keys;

    @TempDir
    Path root;

    private Store store;
    private Lake lake;

    @BeforeEach
    void deliverThreeYears() {
        store = Store.at(root.toString(), new Configuration());
        lake = new Lake(spark, store, "370982");
        for (LocalDate dt = FIRST.minusMonths(36); dt.isBefore(FIRST); dt = dt.plusMonths(3)) {
            sell(dt, 40, 90);
        }
        write(FIRST.minusMonths(36));
    }

    @Test
    void saysWhatTheSalesSayNightAfterNight() {
        assertKept(FIRST);
        LocalDate night = FIRST;
        for (int i = 0; i < 2; i++) {
            night = night.plusDays(20);
            sell(night, 6, 20);
            restate(night, 5);
            write(night);
            assertKept(night);
        }
    }

    @Test
    void forgetsSalesOfWhichALaterVersionDoesNotSayWhenTheyHappened() {
        assertKept(FIRST);
        LocalDate night = FIRST.plusDays(7);
        for (int key = 1; key <= keys; key += 7) {
            add(night, key, 3, null);
        }
        write(night);

        assertKept(night);
    }

    @Test
    void keepsNoMonthInWhichSalesStillComeAndChange() {
        LocalDate night = FIRST.plusDays(1);
        assertKept(night);
        long version = lake.version(LakeTable.SALE_MONTH);
        sell(night.plusDays(9), 30, 60);
        write(night.plusDays(9));
        assertKept(night.plusDays(9));
        assertThat(lake.version(LakeTable.SALE_MONTH)).isEqualTo(version);

        assertKept(night.plusMonths(1));
        assertThat(lake.read(LakeTable.SALE_MONTH)
                        .select(functions.max("month"))
                        .head()
                        .getLocalDate(0))
                .isBetween(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1));
    }

    @Test
    void followsDeliveriesThatAreReplacedOrComeLate() {
        assertKept(FIRST);
        LocalDate replaced = delivered.days().get(9);
        delivered.cut(replaced, 20);
        LocalDate late = FIRST.minusDays(40);
        sell(late, 5, 300);
        restate(late, 10);
        write(replaced);

        assertKept(FIRST);
        assertKept(FIRST.plusDays(1));
    }

    @Test
    void isReadWhereNothingHappenedAndTakesUpAgainWhereItWasCutOff() {
        assertKept(FIRST);
        long version = lake.version(LakeTable.SALE_MONTH);
        assertKept(FIRST);
        assertThat(lake.version(LakeTable.SALE_MONTH)).isEqualTo(version);

        store.delete(MARK);
        assertKept(FIRST);
        assertThat(lake.version(LakeTable.SALE_MONTH)).isEqualTo(version + 1);
    }

    @Test
    void leavesMonthsThatAreKeptAsOneWhileNothingInThemChanges() {
        LocalDate night = FIRST.plusDays(5);
        assertKept(night);
        long version = lake.version(LakeTable.SALE_SPAN);
        sell(night.plusDays(5), 6, 9);
        write(night.plusDays(5));
        assertKept(night.plusDays(5));
        assertThat(lake.version(LakeTable.SALE_SPAN)).isEqualTo(version);

        add(night.plusDays(6), 1_000_000, 1, night.minusMonths(6));
        write(night.plusDays(6));
        assertKept(night.plusDays(6));
        assertThat(lake.version(LakeTable.SALE_SPAN)).isEqualTo(version + 1);
    }

    @Test
    void goesOnAfterTheFilesWereWrittenAnew() {
        assertKept(FIRST);
        long version = lake.version(LakeTable.SALE_MONTH);
        long before = lake.version(SALE);
        state(FIRST, 0).across(() -> lake.tidy(SALE));

        assertKept(FIRST);
        assertThat(lake.version(SALE)).isGreaterThan(before);
        assertThat(lake.version(LakeTable.SALE_MONTH)).isEqualTo(version);
    }

    @Test
    void makesAllAgainWhenItsMarkWasDamaged() throws Exception {
        assertKept(FIRST);
        sell(FIRST.plusDays(1), 10, 300);
        write(FIRST.plusDays(1));
        Path mark = root.resolve(MARK);
        Files.writeString(
                mark,
                Files.readString(mark, StandardCharsets.UTF_8).replace("\"table\":0", "\"table\":1"),
                StandardCharsets.UTF_8);

        assertKept(FIRST.plusDays(1));
    }

    @Test
    void leavesAnEarlierNightAndLittleToTheSalesThemselves() {
        assertKept(FIRST);

        assertThat(sales(FIRST.minusDays(1), 0)).isEmpty();
        assertThat(sales(FIRST, 1)).isEmpty();
        lake = new Lake(spark, store, "370614");
        assertThat(sales(FIRST, 1)).isEmpty();
    }

    private Optional<List<Dataset<Row>>> sales(LocalDate asOf, long fromMegabytes) {
        return state(asOf, fromMegabytes).rows(SilverTable.SALE, new RepeatedKeys(lake));
    }

    private KeptState state(LocalDate asOf, long fromMegabytes) {
        return new KeptState(lake, store, asOf, fromMegabytes);
    }

    private void assertKept(LocalDate asOf) {
        Dataset<Row> sales = Versions.withSupersededOn(
                        lake.read(SALE).where(col("dt").leq(lit(asOf))))
                .where(Versions.visibleOn(lit(asOf)).and(col("own_sale")));
        Optional<List<Dataset<Row>>> kept = sales(asOf, 0);
        assertThat(kept).isPresent();
        Dataset<Row> together = kept.get().stream()
                .map(part -> part.select(Stream.of(CondensedSales.SCHEMA.fieldNames())
                        .map(functions::col)
                        .toArray(Column[]::new)))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        assertThat(lines(together, asOf)).hasSizeGreaterThan(20).isEqualTo(lines(CondensedSales.one(sales), asOf));
    }

    /**
     * All that a night asks of sales: sums and counts within each window, to whom and of what in the last twelve months, in
     * which of these, and the last day of each person.
     */
    private List<String> lines(Dataset<Row> condensed, LocalDate asOf) {
        condensed.createOrReplaceTempView("condensed");
        String within = "event_date > add_months(DATE'" + asOf + "', %d)";
        String recent = String.format(java.util.Locale.ROOT, within, -12);
        String known = String.format(java.util.Locale.ROOT, within, -24);
        List<String> lines = new ArrayList<>(TextRows.lines(spark.sql("SELECT person_token, " + recent + " AS recent,"
                + " CASE WHEN " + recent + " THEN struct(source, buyer, goods) END, sum(weight_kg), sum(amount_yuan),"
                + " sum(sale_count) FROM condensed WHERE sale_count IS NOT NULL AND " + known + " GROUP BY ALL")));
        lines.addAll(TextRows.lines(spark.sql("SELECT person_token, max(event_date), bit_count(bit_or(CASE WHEN "
                + recent + " THEN months END)) FROM condensed GROUP BY ALL")));
        return lines.stream().sorted().toList();
    }

    private void sell(LocalDate dt, int sales, int daysBack) {
        for (int i = 0; i < sales; i++) {
            keys++;
            add(dt, keys, 1, dt.minusDays(random.nextInt(daysBack)));
        }
    }

    /** Another version of sales that were delivered before, of which the day or the seller may be another. */
    private void restate(LocalDate dt, int sales) {
        for (int i = 0; i < sales; i++) {
            int key = 1 + random.nextInt(keys);
            add(dt, key, 2 + random.nextInt(3), dt.minusDays(random.nextInt(700)));
        }
    }

    private void add(LocalDate dt, long key, long version, LocalDate day) {
        delivered.add(
                dt,
                key,
                version,
                day,
                "p" + random.nextInt(9),
                "b" + random.nextInt(3),
                "g" + random.nextInt(2),
                BigDecimal.valueOf(random.nextInt(1000)),
                BigDecimal.valueOf(random.nextInt(1000)),
                random.nextInt(10) > 0);
    }

    private void write(LocalDate from) {
        delivered.write(lake, from);
    }
}
