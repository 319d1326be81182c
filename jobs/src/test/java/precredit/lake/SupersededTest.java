package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.silver.Versions;

/** When versions were superseded, beside what a window over all of them says. */
class SupersededTest {
    private static final StructType COLUMNS = StructType.fromDDL("source STRING, file STRING, record_key STRING,"
            + " key_hash BIGINT, version BIGINT, dt DATE, line BIGINT, known_from DATE");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final SparkSession spark = LocalSpark.session();

    @Test
    void saysWhatAWindowSaysOfRecordsThatShareHashesToo() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        KeySet shared = new KeySet();
        for (int line = 0; line < 6_000; line++) {
            // Three records to a hash, hashes that differ in their last bits alone, and 0.
            int record = random.nextInt(1_500);
            long hash = record % 5 == 0 ? record / 3 : (record / 3) * 0x9E3779B97F4A7C15L;
            shared.add(hash);
            rows.add(RowFactory.create(
                    "market",
                    record % 2 == 0 ? "bill" : "sale",
                    "k" + record,
                    hash,
                    (long) random.nextInt(3),
                    FIRST.plusDays(random.nextInt(4)),
                    (long) line,
                    FIRST.plusDays(random.nextInt(6))));
        }
        Dataset<Row> table = spark.createDataFrame(rows, COLUMNS).repartition(4, col("line"));

        assertThat(TextRows.lines(
                        Superseded.among(table, new SentKeys(spark, shared)).resolve(table)))
                .isEqualTo(TextRows.lines(Versions.withSupersededOn(table)));
    }

    @Test
    void leavesRowsWhoseKeyNoOtherHas() {
        List<Row> rows = LongStream.range(0, 10)
                .mapToObj(key -> RowFactory.create("market", "bill", "k" + key, key, 1L, FIRST, key, FIRST))
                .toList();
        Dataset<Row> table = spark.createDataFrame(rows, COLUMNS);

        assertThat(Superseded.among(table, new SentKeys(spark, new KeySet()))
                        .resolve(table)
                        .where(col(Versions.SUPERSEDED_ON).isNotNull())
                        .isEmpty())
                .isTrue();
    }
}
