package precredit.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class SilverTableTest {
    @Test
    void everyTableSaysWhenItsRowsWereDeliveredAndKnown() {
        for (SilverTable table : SilverTable.values()) {
            assertThat(table.schema().fieldNames()).contains("county", "source", "dt", "known_from", "line");
            assertThat(table.grain()).endsWith(".");
        }
        assertThat(LocalSpark.session().version()).startsWith("4.1");
    }
}
