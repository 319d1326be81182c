package precredit.policy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides every household of a roll: exactly one outcome, every reason that applies, and the limit it would have. All of it is
 * code that Spark generates: no expression here is one that it would have to interpret row by row.
 */
public final class Decision {
    /** Asked only of a household that hits nothing else. */
    private static final Set<Rule> LAST = EnumSet.of(Rule.OVER_BUDGET, Rule.QUALIFIED);

    private static final Column NONE =
            array().cast("array<struct<place:int,outcome:string,reason:string,sentence:string>>");

    private Decision() {}

    /**
     * Adds assessed, grade and its terms, limit_yuan, limit_parts, outcome, primary_reason, reasons and sentences (one to
     * each reason). {@code scored} holds the gold features of one county on one date with township_code and pd, leaf_id,
     * leaf_rows; these three are taken away from a household that is not assessed.
     */
    public static Dataset<Row> decide(Dataset<Row> scored, Policy policy) {
        return scored.transform(Decision::apart)
                .transform(households -> withHitsOfHousehold(households, policy))
                .transform(households -> withAssessed(households, policy))
                .transform(households -> withGrade(households, policy))
                .transform(Decision::apart)
                .transform(households -> LimitParts.withLimit(households, policy.limit()))
                .transform(households -> withHitsOfModel(households, policy))
                .transform(households -> withOverBudget(households, policy))
                .transform(households -> withOutcome(households, policy));
    }

    /**
     * The same rows. Spark puts all that it does with a row into one method, up to here: one of more than 8,000 bytes is
     * compiled late and at great cost, if at all.
     */
    private static Dataset<Row> apart(Dataset<Row> rows) {
        return rows.coalesce(rows.sparkSession().sparkContext().defaultParallelism());
    }

    /** Adds every rule that a household hits, of those that are asked before it is assessed. */
    static Dataset<Row> withHitsOfHousehold(Dataset<Row> households, Policy policy) {
        return households.withColumn("hits", hits(rules().filter(rule -> rule.draws() != Rule.Draws.MODEL), policy));
    }

    /** A household is assessed when its head consents and there is something to assess, or another reason anyway. */
    static Dataset<Row> withAssessed(Dataset<Row> households, Policy policy) {
        Column another = size(col("hits")).gt(1);
        Column assessed = not(Rule.NO_CONSENT.hit(policy)).and(another.or(not(Rule.NOTHING_TO_ASSESS.hit(policy))));
        Column pd = when(col("pd").between(0, 1), col("pd"))
                .otherwise(raise_error(lit("an assessed household has no pd")).cast("double"));
        return households
                .withColumn("assessed", assessed)
                .withColumns(Map.of(
                        "pd", when(col("assessed"), pd),
                        "leaf_id", when(col("assessed"), col("leaf_id")),
                        "leaf_rows", when(col("assessed"), col("leaf_rows"))));
    }

    /** The first grade that reaches to the household's probability, and its terms, which are looked up. */
    static Dataset<Row> withGrade(Dataset<Row> households, Policy policy) {
        Map<String, Column> terms = new LinkedHashMap<>();
        terms.put("grade", ofGrade(policy, grade -> lit(grade.name())));
        terms.put("grade_factor", ofGrade(policy, grade -> decimal(grade.factor(), "decimal(6,4)")));
        terms.put("grade_cap_yuan", ofGrade(policy, grade -> decimal(grade.capYuan(), "decimal(18,2)")));
        terms.put("annual_rate_pct", ofGrade(policy, grade -> decimal(grade.annualRatePct(), "decimal(6,3)")));
        terms.put("tenor_months", ofGrade(policy, grade -> lit(grade.tenorMonths())));
        return households
                .withColumn("grade_place", placeOfGrade(policy.grades()))
                .withColumns(terms);
    }

    /** Adds those that are asked of the model and what follows from it, but for the last ones. */
    static Dataset<Row> withHitsOfModel(Dataset<Row> households, Policy policy) {
        Stream<Rule> ofModel = rules().filter(rule -> rule.draws() == Rule.Draws.MODEL && !LAST.contains(rule));
        return households.withColumn("hits", concat(col("hits"), hits(ofModel, policy)));
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
        Column last = hits(LAST.stream(), policy);
        Map<String, Column> outcome = new LinkedHashMap<>();
        outcome.put("outcome", col("deciding.outcome"));
        outcome.put("primary_reason", col("deciding.reason"));
        outcome.put("reasons", col("hits.reason"));
        outcome.put("sentences", col("hits.sentence"));
        return households
                .withColumn("hits", when(size(col("hits")).gt(0), col("hits")).otherwise(last))
                .withColumn("deciding", array_min(col("hits")))
                .withColumns(outcome)
                .drop("hits", "deciding", "over_budget", "grade_place");
    }

    /** Those of these rules that a household hits, in their order. */
    private static Column hits(Stream<Rule> rules, Policy policy) {
        return concat(rules.map(
                        rule -> when(rule.hit(policy), array(hit(rule, policy))).otherwise(NONE))
                .toArray(Column[]::new));
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

    private static Column placeOfGrade(List<Grade> grades) {
        Column place = when(col("pd").leq(grades.get(0).pdTo()), 0);
        for (int i = 1; i < grades.size(); i++) {
            place = place.when(col("pd").leq(grades.get(i).pdTo()), i);
        }
        return place;
    }

    private static Column ofGrade(Policy policy, Function<Grade, Column> value) {
        return get(array(policy.grades().stream().map(value).toArray(Column[]::new)), col("grade_place"));
    }

    private static Stream<Rule> rules() {
        return Stream.of(Rule.values());
    }

    private static Column decimal(BigDecimal value, String type) {
        return lit(value).cast(type);
    }
}
