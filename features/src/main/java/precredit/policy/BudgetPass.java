package precredit.policy;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Grants budgets household by household, the lowest default probability first. Whether one fits depends on all before
 * it, so this is one pass over one sorted partition and not a window.
 */
final class BudgetPass {
    private static final StructType RESULT = StructType.fromDDL("household_id STRING, over_budget BOOLEAN");

    private final Map<String, BigDecimal> left = new HashMap<>();

    private BudgetPass(Budgets budgets) {
        budgets.countyYuan().forEach((code, yuan) -> left.put("county " + code, yuan));
        budgets.townshipYuan().forEach((code, yuan) -> left.put("township " + code, yuan));
        budgets.cropYuan().forEach((code, yuan) -> left.put("crop " + code, yuan));
    }

    /** One row (household_id, over_budget) for each of the {@code qualified} households of one county. */
    static Dataset<Row> overBudget(Dataset<Row> qualified, Budgets budgets) {
        MapPartitionsFunction<Row, Row> pass = rows -> new BudgetPass(budgets).decide(rows);
        return qualified
                .select("pd", "household_id", "county", "township_code", "main_crop", "limit_yuan")
                .repartition(1)
                .sortWithinPartitions(col("pd"), col("household_id"))
                .mapPartitions(pass, Encoders.row(RESULT));
    }

    private Iterator<Row> decide(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                return RowFactory.create(row.getAs("household_id"), !grant(row));
            }
        };
    }

    private boolean grant(Row row) {
        BigDecimal limit = row.getAs("limit_yuan");
        List<String> budgets = List.of(
                "county " + row.getAs("county"),
                "township " + row.getAs("township_code"),
                "crop " + row.getAs("main_crop"));
        boolean fits = budgets.stream()
                .filter(left::containsKey)
                .allMatch(budget -> left.get(budget).compareTo(limit) >= 0);
        if (fits) {
            budgets.forEach(budget -> left.computeIfPresent(budget, (code, yuan) -> yuan.subtract(limit)));
        }
        return fits;
    }
}
