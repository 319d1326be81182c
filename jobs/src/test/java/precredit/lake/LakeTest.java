package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.parallel.Beside;
import precredit.problem.Problem;
import precredit.store.Store;

class LakeTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 29);
    private static final LocalDate SECOND = LocalDate.of(2026, 6, 30);
    private static final String COLUMNS = "county STRING, as_of DATE, household_id STRING, limit_yuan DECIMAL(18,2)";

    private static final StructType COLUMNS_OF_TABLE = StructType.fromDDL(COLUMNS);

    private static final String RETENTION_CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path root;

    private Lake lake;
    private Lake neighbour;

    @BeforeEach
    void open() {
        lake = of("370982");
        neighbour = of("370614");
    }

    @Test
    void readsTheSliceOfItsCountyAndDateOnly() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2"), "a");
        lake.replace(LakeTable.LEDGER, SECOND, rows("370982", SECOND, "3"), "b");
        neighbour.replace(LakeTable.LEDGER, SECOND, rows("370614", SECOND, "4"), "c");

        assertThat(households(lake.read(LakeTable.LEDGER, FIRST))).containsExactly("1", "2");
        assertThat(households(lake.read(LakeTable.LEDGER))).containsExactly("1", "2", "3");
        assertThat(households(neighbour.read(LakeTable.LEDGER))).containsExactly("4");
        assertThat(households(
                        lake.read(LakeTable.LEDGER).where(functions.col("as_of").gt(functions.lit(FIRST)))))
                .containsExactly("3");
    }

    @Test
    void readsWhatDeltaItselfReads() {
        IntStream.rangeClosed(1, 12)
                .forEach(version -> lake.replace(
                        LakeTable.LEDGER, FIRST, rows("370982", FIRST, version + "a", version + "b"), "a"));

        Dataset<Row> ours = lake.read(LakeTable.LEDGER);
        Dataset<Row> theirs = spark.read().format("delta").load(folder());
        assertThat(ours.schema()).isEqualTo(theirs.schema());
        assertThat(ours.collectAsList()).containsExactlyInAnyOrderElementsOf(theirs.collectAsList());
        assertThat(lake.version(LakeTable.LEDGER)).isEqualTo(11);
    }

    @Test
    void countiesThatCommitAtTheSameTimeKeepTheirRows() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a");
        neighbour.replace(LakeTable.LEDGER, FIRST, rows("370614", FIRST, "2"), "b");
        DeltaTable ours = DeltaTable.newest(spark, folder());
        DeltaTable theirs = DeltaTable.newest(spark, folder());

        assertThat(ours.replace(origin("370982"), COLUMNS_OF_TABLE, List.of())).isTrue();
        assertThat(theirs.replace(origin("370614"), COLUMNS_OF_TABLE, List.of()))
                .isTrue();

        assertThat(lake.version(LakeTable.LEDGER)).isEqualTo(3);
        assertThat(spark.read().format("delta").load(folder()).isEmpty()).isTrue();
    }

    @Test
    void countiesThatMakeATableAtTheSameTimeKeepTheirRows() {
        Beside.all(
                2,
                List.of(
                        () -> lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a"),
                        () -> neighbour.replace(LakeTable.LEDGER, FIRST, rows("370614", FIRST, "2"), "b")));

        assertThat(households(lake.read(LakeTable.LEDGER, FIRST))).containsExactly("1");
        assertThat(households(neighbour.read(LakeTable.LEDGER, FIRST))).containsExactly("2");
    }

    @Test
    void writingASliceTwiceIsWritingItOnce() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2"), "a");
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2"), "a");

        assertThat(households(lake.read(LakeTable.LEDGER, FIRST))).containsExactly("1", "2");
    }

    @Test
    void readsAnAddedColumnAsNullInOlderRows() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a");
        lake.replace(
                LakeTable.LEDGER, SECOND, rows("370982", SECOND, "2").withColumn("grade", functions.lit("A")), "b");

        assertThat(lake.read(LakeTable.LEDGER)
                        .orderBy("household_id")
                        .select("grade")
                        .collectAsList())
                .containsExactly(RowFactory.create((Object) null), RowFactory.create("A"));
    }

    @Test
    void doesNotSeeRowsThatADeletionVectorMarks() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2", "3"), "a");
        spark.sql("ALTER TABLE delta.`" + folder() + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");

        spark.sql("DELETE FROM delta.`" + folder() + "` WHERE household_id = '2'");

        assertThat(households(lake.read(LakeTable.LEDGER, FIRST))).containsExactly("1", "3");
    }

    @Test
    void aNightThatIsRepeatedReadsTablesAsTheyWereAndItsOwnSliceAsItMakesIt() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a");
        lake.replace(LakeTable.LEDGER, SECOND, rows("370982", SECOND, "2"), "b");
        Lake again = new Lake(spark, Store.at(root + "/again", new Configuration()), "370982", pins(1));
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "3"), "c");

        assertThat(households(again.read(LakeTable.LEDGER, FIRST))).containsExactly("1");
        assertThat(again.read(LakeTable.LEDGER, SECOND).isEmpty()).isTrue();
        again.replace(LakeTable.LEDGER, SECOND, rows("370982", SECOND, "4"), "d");
        assertThat(households(again.read(LakeTable.LEDGER, SECOND))).containsExactly("4");
        assertThat(households(again.read(LakeTable.LEDGER, FIRST))).containsExactly("1");
    }

    @Test
    void refusesAPinnedVersionOfWhichAFileWasVacuumed() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a");
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "2"), "b");
        spark.conf().set(RETENTION_CHECK, false);
        io.delta.tables.DeltaTable.forPath(spark, folder()).vacuum(0);
        spark.conf().unset(RETENTION_CHECK);
        Lake again = new Lake(spark, Store.at(root + "/again", new Configuration()), "370982", pins(0));

        assertThatThrownBy(() -> again.read(LakeTable.LEDGER, FIRST))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("version 0 of gold/county_ledger is gone: a file of it was removed");
    }

    @Test
    void refusesAPinnedVersionThatTheLogDoesNotHold() {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1"), "a");
        Lake again = new Lake(spark, Store.at(root + "/again", new Configuration()), "370982", pins(7));

        assertThatThrownBy(() -> again.read(LakeTable.LEDGER, FIRST))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the log of the table does not go back to it");
    }

    @Test
    void refusesATableWhoseLogLostItsLastLinesBeforeItReadsOrWrites() throws IOException {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2"), "a");
        lake.replace(LakeTable.LEDGER, SECOND, rows("370982", SECOND, "3"), "b");
        Path entry = Path.of(folder(), "_delta_log", "00000000000000000001.json");
        List<String> lines = Files.readAllLines(entry);
        assertThat(lines).hasSizeGreaterThan(1);

        Files.write(entry, lines.subList(0, lines.size() - 1));

        assertDamaged("lake/gold/county_ledger/_delta_log/00000000000000000001.json");
    }

    @Test
    void refusesATableWhoseLogLostItsNewestEntries() throws IOException {
        lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "1", "2"), "a");
        lake.replace(LakeTable.LEDGER, SECOND, rows("370982", SECOND, "3"), "b");
        lake.remember(Map.of(LakeTable.LEDGER.path(), 1L, LakeTable.REVIEW.path(), -1L));
        lake = of("370982");
        assertThat(lake.has(LakeTable.REVIEW)).isFalse();
        assertThat(households(lake.read(LakeTable.LEDGER))).hasSize(3);

        Files.delete(Path.of(folder(), "_delta_log", "00000000000000000001.json"));
        Path sum = Path.of(folder(), "_delta_log", "00000000000000000001.crc");
        Files.writeString(sum, "{}");
        assertDamaged("lake/gold/county_ledger/_delta_log cannot be read (its files do not belong together)");
        Files.delete(sum);

        assertDamaged("the log ends with version 0 and went on to 1");
        FileUtils.deleteDirectory(root.resolve("lake/gold").toFile());
        assertDamaged("the table was there and is gone");
        Files.delete(root.resolve("lake/versions/county=370982.json"));
        lake = of("370982");
        assertThat(lake.has(LakeTable.LEDGER)).isFalse();
    }

    private void assertDamaged(String why) {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> lake.read(LakeTable.LEDGER),
                () -> lake.replace(LakeTable.LEDGER, FIRST, rows("370982", FIRST, "4"), "c"),
                () -> lake.version(LakeTable.LEDGER))) {
            assertThatThrownBy(use)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("the storage root is damaged")
                    .hasMessageContaining(why);
        }
    }

    private Pins pins(long version) {
        Store published = Store.at(root.toString(), new Configuration());
        return new Pins(
                Optional.of(published),
                "370982-2026-06-30-0123abcd",
                Map.of(LakeTable.LEDGER.path(), version),
                Optional.of(SECOND));
    }

    @Test
    void aTableThatIsNotThereHasNoRowsAndNoVersion() {
        assertThat(lake.read(LakeTable.TAKEN).schema()).isEqualTo(LakeTable.TAKEN.schema());
        assertThat(lake.read(LakeTable.TAKEN).isEmpty()).isTrue();
        assertThat(lake.version(LakeTable.TAKEN)).isEqualTo(-1);
    }

    private static DeltaTable.Origin origin(String county) {
        return new DeltaTable.Origin(county, Extent.of("as_of", FIRST), "c");
    }

    private Lake of(String county) {
        return new Lake(spark, Store.at(root.toString(), new Configuration()), county);
    }

    private String folder() {
        return root.resolve("lake/gold/county_ledger").toString();
    }

    private static List<String> households(Dataset<Row> rows) {
        return rows.select("household_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private Dataset<Row> rows(String county, LocalDate asOf, String... households) {
        List<Row> rows = IntStream.range(0, households.length)
                .mapToObj(i -> RowFactory.create(county, asOf, households[i], new java.math.BigDecimal(i).setScale(2)))
                .toList();
        return spark.createDataFrame(rows, StructType.fromDDL(COLUMNS)).repartition(2);
    }
}
