package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.silver.CondensedSubsidies;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.Store;

/** What is kept of subsidies, beside what the payments themselves say. */
class SubsidySpansTest {
    private static final LakeTable SUBSIDY = LakeTable.silver(SilverTable.SUBSIDY);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 15);

    private final SparkSession spark = LocalSpark.session();
    private final Random random = new Random(13);
    private final DeliveredRows delivered = new DeliveredRows(spark, SUBSIDY, random);

    @TempDir
    Path root;

    @Test
    void sayWhatThePaymentsOfTheWindowSayNightAfterNight() {
        Store store = Store.at(root.toString(), new Configuration());
        Lake lake = new Lake(spark, store, "370982");
        for (int key = 1; key <= 300; key++) {
            add(FIRST.minusDays(random.nextInt(40)), key, 1);
        }
        delivered.write(lake, LocalDate.EPOCH);
        assertKept(lake, store, FIRST);
        for (LocalDate night : List.of(FIRST.plusDays(1), FIRST.plusDays(20))) {
            for (int i = 0; i < 40; i++) {
                add(night, 1 + random.nextInt(330), 2 + random.nextInt(2));
            }
            delivered.write(lake, night);
            assertKept(lake, store, night);
        }
    }

    private void assertKept(Lake lake, Store store, LocalDate asOf) {
        Dataset<Row> payments = Versions.withSupersededOn(
                        lake.read(SUBSIDY).where(col("dt").leq(lit(asOf))))
                .where(Versions.visibleOn(lit(asOf)));
        Dataset<Row> kept = new KeptState(lake, store, asOf, 0)
                .rows(SilverTable.SUBSIDY, new RepeatedKeys(lake)).orElseThrow().stream()
                        .reduce(Dataset::unionByName)
                        .orElseThrow();
        assertThat(lines(kept, asOf)).hasSize(9).isEqualTo(lines(CondensedSubsidies.one(payments), asOf));
        assertThat(kept.count()).isLessThan(payments.count());
    }

    private static List<String> lines(Dataset<Row> rows, LocalDate asOf) {
        return TextRows.lines(
                CondensedSubsidies.byPerson(rows.where(col("event_date").gt(lit(asOf.minusMonths(24))))));
    }

    private void add(LocalDate dt, int key, int version) {
        delivered.add(
                dt,
                key * 0x9E3779B97F4A7C15L,
                version,
                dt.minusDays(random.nextInt(1_000)),
                "p" + random.nextInt(9),
                "seed",
                BigDecimal.ONE,
                BigDecimal.valueOf(random.nextInt(9_000)));
    }
}
