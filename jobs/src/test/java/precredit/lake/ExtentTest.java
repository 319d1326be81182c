package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.store.Store;

class ExtentTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 28);
    private static final LocalDate SECOND = LocalDate.of(2026, 6, 29);
    private static final LocalDate THIRD = LocalDate.of(2026, 6, 30);

    @TempDir
    Path root;

    private Lake lake;

    @BeforeEach
    void fill() {
        lake = new Lake(LocalSpark.session(), Store.at(root.toString(), new Configuration()), "370982");
        replace(
                Extent.any(List.of(Extent.from("market", FIRST), Extent.from("credit", FIRST))),
                row("market", FIRST, 1),
                row("market", SECOND, 2),
                row("credit", SECOND, 3),
                row("market", THIRD, 4));
    }

    @Test
    void replacesTheRowsOfASourceFromADateOnAndLeavesThoseBesideThem() {
        replace(Extent.from("market", SECOND), row("market", SECOND, 5));

        assertThat(hashes()).containsExactly("1", "3", "5");
    }

    @Test
    void replacesSingleDates() {
        replace(Extent.on("market", List.of(FIRST, THIRD)), row("market", THIRD, 6));

        assertThat(hashes()).containsExactly("2", "3", "6");
    }

    @Test
    void takesNoFileAwayWhereNoRowIsReplaced() {
        replace(Extent.from("market", THIRD.plusDays(1)), row("market", THIRD.plusDays(2), 7));

        assertThat(hashes()).containsExactly("1", "2", "3", "4", "7");
        assertThat(changes()).noneMatch(line -> line.contains("\"remove\""));
    }

    @Test
    void replacesEverythingOfTheCountyAlone() {
        Lake neighbour = new Lake(LocalSpark.session(), Store.at(root.toString(), new Configuration()), "370614");
        neighbour.replace(
                LakeTable.REPEATED,
                Extent.everything(),
                rows(RowFactory.create("370614", "market", FIRST, 8L, FIRST)),
                "b");

        replace(Extent.everything(), row("market", FIRST, 9));

        assertThat(hashes()).containsExactly("9");
        assertThat(TextRows.lines(neighbour.read(LakeTable.REPEATED).select("hash")))
                .containsExactly("8");
    }

    @Test
    void refusesARowOutsideIt() {
        assertThatThrownBy(() -> replace(Extent.from("market", THIRD), row("market", FIRST, 5)))
                .hasStackTraceContaining("does not belong where it is written to");
        assertThat(hashes()).containsExactly("1", "2", "3", "4");
    }

    private List<String> changes() {
        return LocalSpark.session()
                .read()
                .text(root.resolve("lake/silver/repeated/_delta_log/00000000000000000001.json")
                        .toString())
                .collectAsList()
                .stream()
                .map(line -> line.getString(0))
                .toList();
    }

    private List<String> hashes() {
        return TextRows.lines(lake.read(LakeTable.REPEATED).select("hash"));
    }

    private void replace(Extent extent, Row... rows) {
        lake.replace(LakeTable.REPEATED, extent, rows(rows), "a");
    }

    private static Row row(String source, LocalDate dt, long hash) {
        return RowFactory.create("370982", source, dt, hash, dt);
    }

    private static Dataset<Row> rows(Row... rows) {
        return LocalSpark.session()
                .createDataFrame(Stream.of(rows).toList(), LakeTable.REPEATED.schema())
                .coalesce(1);
    }
}
