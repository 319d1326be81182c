package precredit.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Change;
import precredit.policy.Changes;
import precredit.policy.Outcome;
import precredit.policy.Reviews;
import precredit.publish.workbook.VillageTotals;

/**
 * The villages of a ledger in figures. A household that was listed before and has left the roll is counted in the village
 * of today by the name under which it was listed, or in the one it was registered in when no village has that name.
 */
final class Villages {
    private static final int VILLAGE_DIGITS = 12;
    private static final int TOWNSHIP_DIGITS = 9;
    private static final Column NOTHING = lit(null).cast("string");
    private static final Column NO_MONEY = lit(null).cast("decimal(18,2)");

    private Villages() {}

    /** All villages with a household on the roll or on the list before, by their code. */
    static List<VillageTotals> of(Dataset<Row> ledger, Dataset<Row> previousList) {
        Dataset<Row> onRoll = counted(ledger, col("outcome"), col("change"), NO_MONEY);
        Dataset<Row> listed = counted(Reviews.listed(ledger), NOTHING, NOTHING, col("limit_yuan"));
        List<Row> counts = onRoll.unionByName(listed)
                .unionByName(offRoll(ledger, previousList))
                .groupBy("village_code", "outcome", "change")
                .agg(
                        min("township_code").as("township_code"),
                        min("township").as("township"),
                        min("village").as("village"),
                        count("outcome").as("households"),
                        count("change").as("changed"),
                        count("yuan").as("listed"),
                        coalesce(sum("yuan"), lit(BigDecimal.ZERO)).as("yuan"))
                .collectAsList();
        Map<String, VillageTotals> villages = new TreeMap<>();
        counts.forEach(row -> villages.merge(row.getAs("village_code"), totals(row), Villages::together));
        return List.copyOf(villages.values());
    }

    private static Dataset<Row> offRoll(Dataset<Row> ledger, Dataset<Row> previousList) {
        Dataset<Row> known =
                ledger.groupBy("township", "village").agg(min("village_code").as("known_code"));
        Column code = coalesce(col("known_code"), substring(col("household_id"), 1, VILLAGE_DIGITS));
        Dataset<Row> placed = Changes.of(ledger, previousList)
                .where(col("reason").equalTo(Changes.NOT_ON_ROLL))
                .join(known, new String[] {"township", "village"}, "left")
                .withColumn("village_code", code)
                .withColumn("township_code", substring(col("village_code"), 1, TOWNSHIP_DIGITS));
        return counted(placed, NOTHING, col("change"), NO_MONEY);
    }

    private static Dataset<Row> counted(Dataset<Row> households, Column outcome, Column change, Column yuan) {
        return households.select(
                col("township_code"),
                col("township"),
                col("village_code"),
                col("village"),
                outcome.as("outcome"),
                change.as("change"),
                yuan.as("yuan"));
    }

    private static VillageTotals totals(Row row) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        Map<Change, Long> changes = new EnumMap<>(Change.class);
        if (row.getAs("outcome") != null) {
            outcomes.put(Outcome.valueOf(upper(row.getAs("outcome"))), row.getAs("households"));
        }
        if (row.getAs("change") != null) {
            changes.put(Change.valueOf(upper(row.getAs("change"))), row.getAs("changed"));
        }
        return new VillageTotals(
                row.getAs("township_code"),
                row.getAs("township"),
                row.getAs("village_code"),
                row.getAs("village"),
                outcomes,
                row.getAs("listed"),
                row.getAs("yuan"),
                changes);
    }

    private static VillageTotals together(VillageTotals one, VillageTotals other) {
        Map<Outcome, Long> outcomes = new TreeMap<>(one.outcomes());
        other.outcomes().forEach((outcome, households) -> outcomes.merge(outcome, households, Long::sum));
        Map<Change, Long> changes = new TreeMap<>(one.changes());
        other.changes().forEach((change, households) -> changes.merge(change, households, Long::sum));
        // A village that was renamed since the list before goes by the name that its households on the roll have.
        VillageTotals named = one.roll() > 0 ? one : other;
        return new VillageTotals(
                named.townshipCode(),
                named.township(),
                named.code(),
                named.name(),
                outcomes,
                one.listed() + other.listed(),
                one.limitYuan().add(other.limitYuan()),
                changes);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
