package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class KeyFilterTest {
    @Test
    void letsThroughAllThatItHoldsAndFewOthers() {
        KeyFilter filter = KeyFilter.of(2_000);
        KeyFilter others = KeyFilter.of(2_000);
        LongStream.range(0, 2_000).forEach(hash -> (hash % 2 == 0 ? filter : others).add(1_000 * hash));
        Dataset<Row> all = LocalSpark.session().range(0, 100_000, 1, 1).toDF("hash");

        Dataset<Row> passed = all.where(filter.merge(others).mayHold(col("hash")));

        assertThat(passed.where("hash % 1000 = 0").count()).isEqualTo(100);
        assertThat(passed.count()).isLessThan(110);
    }
}
