package precredit.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Outcome;
import precredit.policy.Reviews;

/**
 * The households of a ledger by outcome, which sum to the roll, how many of the approved ones are listed, which are all
 * but those refused in review, and the whole yuan listed.
 */
public record Totals(long roll, Map<String, Long> outcomes, long listed, long limitYuan) {
    static Totals of(Dataset<Row> ledger) {
        List<Row> rows =
                ledger.groupBy("outcome").agg(count(lit(1)).as("households")).collectAsList();
        Row listed = Reviews.listed(ledger)
                .agg(
                        count(lit(1)).as("households"),
                        coalesce(sum("limit_yuan"), lit(BigDecimal.ZERO)).as("yuan"))
                .head();
        Map<String, Long> outcomes = new LinkedHashMap<>();
        long roll = 0;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.code(), 0L);
        }
        for (Row row : rows) {
            outcomes.put(row.getAs("outcome"), row.<Long>getAs("households"));
            roll += row.<Long>getAs("households");
        }
        return new Totals(
                roll,
                outcomes,
                listed.<Long>getAs("households"),
                listed.<BigDecimal>getAs("yuan").longValueExact());
    }

    /** The approved households that reviewers took off the list. */
    public long refusedInReview() {
        return outcomes.get(Outcome.APPROVED.code()) - listed;
    }
}
