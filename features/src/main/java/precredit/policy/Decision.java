package precredit.policy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Decides every household of a roll: exactly one outcome, every reason that applies, and the limit it would have. */
public final class Decision {
    /** Asked only of a household that hits nothing else. */
    private static final Set<Rule> LAST = EnumSet.of(Rule.OVER_BUDGET, Rule.QUALIFIED);

    private Decision() {}

    /**
     * Adds assessed, grade and its terms, limit_yuan, limit_parts, outcome, primary_reason, reasons and sentences (one to
     * each reason). {@code scored} holds the gold features of one county on one date with township_code and pd, leaf_id,
     * leaf_rows; these three are taken away from a household that is not assessed.
     */
    public static Dataset<Row> decide(Dataset<Row> scored, Policy policy) {
        return scored.transform(households -> withAssessed(households, policy))
                .transform(households -> withGrade(households, policy))
                .transform(households -> LimitParts.withLimit(households, policy.limit()))
                .transform(households -> withHits(households, policy))
                .transform(households -> withOverBudget(households, policy))
                .transform(households -> withOutcome(households, policy));
    }

    /** A household is assessed when its head consents and there is something to assess, or another reason anyway. */
    static Dataset<Row> withAssessed(Dataset<Row> households, Policy policy) {
        Column another = anyOf(rules().filter(rule -> rule.compareTo(Rule.NOTHING_TO_ASSESS) < 0), policy);
        Column assessed = not(Rule.NO_CONSENT.hit(policy)).and(another.or(not(Rule.NOTHING_TO_ASSESS.hit(policy))));
        Column pd = when(col("pd").between(0, 1), col("pd"))
                .otherwise(raise_error(lit("an assessed household has no pd")).cast("double"));
        return households
                .withColumn("assessed", assessed)
                .withColumn("pd", when(col("assessed"), pd))
                .withColumn("leaf_id", when(col("assessed"), col("leaf_id")))
                .withColumn("leaf_rows", when(col("assessed"), col("leaf_rows")));
    }

    static Dataset<Row> withGrade(Dataset<Row> households, Policy policy) {
        return households
                .withColumn("grade", byGrade(policy, grade -> lit(grade.name())))
                .withColumn("grade_factor", byGrade(policy, grade -> decimal(grade.factor(), "decimal(6,4)")))
                .withColumn("grade_cap_yuan", byGrade(policy, grade -> decimal(grade.capYuan(), "decimal(18,2)")))
                .withColumn("annual_rate_pct", byGrade(policy, grade -> decimal(grade.annualRatePct(), "decimal(6,3)")))
                .withColumn("tenor_months", byGrade(policy, grade -> lit(grade.tenorMonths())));
    }

    /** Adds every rule that a household hits, but for the last ones. */
    static Dataset<Row> withHits(Dataset<Row> households, Policy policy) {
        Column[] hits = rules().filter(rule -> !LAST.contains(rule))
                .map(rule -> when(rule.hit(policy), hit(rule, policy)))
                .toArray(Column[]::new);
        return households.withColumn("hits", array_compact(array(hits)));
    }

    static Dataset<Row> withOverBudget(Dataset<Row> households, Policy policy) {
        if (policy.budgets().isNone()) {
            return households.withColumn("over_budget", lit(false));
        }
        Dataset<Row> spent = households
                .filter(size(col("hits")).equalTo(0))
                .transform(qualified -> BudgetPass.overBudget(qualified, policy.budgets()));
        return households
                .join(spent, "household_id", "left")
                .withColumn("over_budget", coalesce(col("over_budget"), lit(false)));
    }

    static Dataset<Row> withOutcome(Dataset<Row> households, Policy policy) {
        Column last = LAST.stream()
                .map(rule -> when(rule.hit(policy), array(hit(rule, policy))))
                .reduce((one, other) -> coalesce(one, other))
                .orElseThrow();
        return households
                .withColumn("hits", when(size(col("hits")).gt(0), col("hits")).otherwise(last))
                .withColumn("deciding", array_min(col("hits")))
                .withColumn("outcome", col("deciding.outcome"))
                .withColumn("primary_reason", col("deciding.reason"))
                .withColumn("reasons", col("hits.reason"))
                .withColumn("sentences", col("hits.sentence"))
                .drop("hits", "deciding", "over_budget");
    }

    /** A rule as it was hit; the smallest of several is the one that decides. */
    private static Column hit(Rule rule, Policy policy) {
        List<Rule> strongestFirst = rules().sorted(
                        Comparator.comparing(policy::outcome).thenComparing(Comparator.naturalOrder()))
                .toList();
        return struct(
                lit(strongestFirst.indexOf(rule)).as("place"),
                lit(policy.outcome(rule).code()).as("outcome"),
                lit(rule.name()).as("reason"),
                rule.sentence(policy).as("sentence"));
    }

    private static Column byGrade(Policy policy, Function<Grade, Column> value) {
        return coalesce(policy.grades().stream()
                .map(grade -> when(col("pd").leq(grade.pdTo()), value.apply(grade)))
                .toArray(Column[]::new));
    }

    private static Column anyOf(Stream<Rule> rules, Policy policy) {
        return rules.map(rule -> rule.hit(policy)).reduce(lit(false), Column::or);
    }

    private static Stream<Rule> rules() {
        return Stream.of(Rule.values());
    }

    private static Column decimal(BigDecimal value, String type) {
        return lit(value).cast(type);
    }
}
