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

/** The households of a ledger by outcome, which sum to the roll, and the whole yuan granted to the approved ones. */
record Totals(long roll, Map<String, Long> outcomes, long limitYuan) {
    static Totals of(Dataset<Row> ledger) {
        List<Row> rows = ledger.groupBy("outcome")
                .agg(
                        count(lit(1)).as("households"),
                        coalesce(sum("limit_yuan"), lit(BigDecimal.ZERO)).as("yuan"))
                .collectAsList();
        Map<String, Long> outcomes = new LinkedHashMap<>();
        long roll = 0;
        long granted = 0;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.code(), 0L);
        }
        for (Row row : rows) {
            outcomes.put(row.getAs("outcome"), row.<Long>getAs("households"));
            roll += row.<Long>getAs("households");
            granted += row.getAs("outcome").equals(Outcome.APPROVED.code())
                    ? row.<BigDecimal>getAs("yuan").longValueExact()
                    : 0;
        }
        return new Totals(roll, outcomes, granted);
    }

    long approved() {
        return outcomes.get(Outcome.APPROVED.code());
    }
}
