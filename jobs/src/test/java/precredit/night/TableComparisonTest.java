package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class TableComparisonTest {
    private static final TableComparison COMPARISON =
            new TableComparison("gold/features", "households", List.of("household_id"), Set.of("run_id"));
    private static final String TWO = "('h1', 1.50, 2, 'r1'), ('h2', 2.50, null, 'r1')";

    @Test
    void findsNothingInAnotherOrderOrByAnotherRun() {
        assertThat(difference(TWO, "('h2', 2.50, null, 'r2'), ('h1', 1.50, 2, 'r2')"))
                .isEmpty();
    }

    @Test
    void namesTheFirstRowAndAllColumns() {
        assertThat(difference(TWO, "('h1', 1.50, 3, 'r1'), ('h2', 2.51, null, 'r1')"))
                .hasValue("gold/features: 2 of 2 households differ, in area, parcels; the first is h1, in parcels");
    }

    @Test
    void tellsNothingFromZero() {
        assertThat(difference(TWO, "('h1', 1.50, 2, 'r1'), ('h2', 2.50, 0, 'r1')"))
                .hasValue("gold/features: 1 of 2 households differ, in parcels; the first is h2, in parcels");
    }

    @Test
    void namesARowThatOnlyOneOfThemHas() {
        assertThat(difference(TWO, "('h2', 2.50, null, 'r1')"))
                .hasValue("gold/features: 1 of 2 households differ; the first is h1, which is not made again");
        assertThat(difference("('h2', 2.50, null, 'r1')", TWO))
                .hasValue("gold/features: 1 of 2 households differ; the first is h1, which is not there");
    }

    @Test
    void countsARowThatIsThereTwice() {
        assertThat(difference(TWO, TWO + ", ('h2', 2.50, null, 'r1')"))
                .hasValue("gold/features: it holds 2 rows, computed again it has 3, some of them twice");
    }

    private static Optional<String> difference(String published, String again) {
        return COMPARISON.difference(rows(published), rows(again));
    }

    private static Dataset<Row> rows(String values) {
        return LocalSpark.session()
                .sql("SELECT * FROM VALUES " + values + " AS rows(household_id, area, parcels, run_id)");
    }
}
