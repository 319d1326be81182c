package precredit.rows;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class HeldRowsTest {
    @Test
    void holdsTheRowsThatAreWanted() {
        HeldRows rows = HeldRows.of(numbers(100, 3), row -> row.getLong(0) % 10 == 0);

        assertThat(rows.count()).isEqualTo(10);
        Set<Long> held = new HashSet<>();
        for (int i = 0; i < rows.count(); i++) {
            held.add(rows.row(i).getLong(0));
        }
        assertThat(held).containsExactlyInAnyOrder(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L);
    }

    @Test
    void holdsARowThatIsLargerThanABlock() {
        Dataset<Row> rows = numbers(3, 1).withColumn("text", expr("repeat('果', 700000 * cast(id as int))"));

        HeldRows held = HeldRows.of(rows).sortedBy(1);

        assertThat(List.of(
                        held.row(0).getUTF8String(1).numChars(),
                        held.row(1).getUTF8String(1).numChars(),
                        held.row(2).getUTF8String(1).numChars()))
                .containsExactly(0, 700_000, 1_400_000);
    }

    private static Dataset<Row> numbers(long count, int parts) {
        return LocalSpark.session().range(0, count, 1, parts).toDF("id");
    }
}
