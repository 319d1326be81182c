package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class KeyFilterTest {
    @Test
    void letsThroughAllThatItHoldsAndFewOthers() {
        Dataset<Row> thousandth =
                LocalSpark.session().range(0, 2_000_000, 1_000, 1).toDF("hash");
        Dataset<Row> all = LocalSpark.session().range(0, 100_000, 1, 1).toDF("hash");
        KeyFilter filter = KeyFilter.of(thousandth, "hash");

        Dataset<Row> passed = all.where(filter.mayHold(col("hash")));

        assertThat(passed.where("hash % 1000 = 0").count()).isEqualTo(100);
        assertThat(passed.count()).isLessThan(3_000);
    }
}
