package precredit.policy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides every household of a roll: exactly one outcome, every reason that applies, and the limit it would have. Each rule
 * is asked once of a household, and what follows is drawn from the answers: all of it is code that Spark generates.
 */
public final class Decision {
    /** Asked only of a household that hits nothing else. */
    private static final Set<Rule> LAST = EnumSet.of(Rule.OVER_BUDGET, Rule.QUALIFIED);

    private static final String ANY = "hits_any";
    private static final Column NOTHING = array().cast("array<string>");

    private Decision() {}

    /**
     * Adds assessed, grade and its terms, limit_yuan, limit_parts, outcome, primary_reason, reasons and sentences (one to
     * each reason). {@code scored} holds the gold features of one county on one date with township_code and pd, leaf_id,
     * leaf_rows; these three are taken away from a household that is not assessed.
     */
    public static Dataset<Row> decide(Dataset<Row> scored, Policy policy) {
        return scored.transform(households -> withHits(households, policy, rules().filter(Decision::isOfHousehold)))
                .transform(Decision::withAssessed)
                .transform(households -> withGrade(households, policy))
                .transform(households -> LimitParts.withLimit(households, policy.limit()))
                .transform(households -> withHits(households, policy, rules().filter(Decision::isOfModel)))
                .transform(Decision::withAny)
                .transform(households -> withOverBudget(households, policy))
                .transform(households -> withHits(households, policy, LAST.stream()))
                .transform(households -> withOutcome(households, policy));
    }

    /** Adds whether a household hits each of these rules. */
    static Dataset<Row> withHits(Dataset<Row> households, Policy policy, Stream<Rule> rules) {
        Map<String, Column> hits = new LinkedHashMap<>();
        rules.forEach(rule ->
                hits.put(name(rule), LAST.contains(rule) ? not(col(ANY)).and(rule.hit(policy)) : rule.hit(policy)));
        return households.withColumns(hits);
    }

    /** A household is assessed when its head consents and there is something to assess, or another reason anyway. */
    static Dataset<Row> withAssessed(Dataset<Row> households) {
        Column another = anyOf(rules().filter(rule -> rule.compareTo(Rule.NOTHING_TO_ASSESS) < 0));
        Column assessed = not(hits(Rule.NO_CONSENT)).and(another.or(not(hits(Rule.NOTHING_TO_ASSESS))));
        Column pd = when(col("pd").between(0, 1), col("pd"))
                .otherwise(raise_error(lit("an assessed household has no pd")).cast("double"));
        return households
                .withColumn("assessed", assessed)
                .withColumns(Map.of(
                        "pd", when(col("assessed"), pd),
                        "leaf_id", when(col("assessed"), col("leaf_id")),
                        "leaf_rows", when(col("assessed"), col("leaf_rows"))));
    }

    static Dataset<Row> withGrade(Dataset<Row> households, Policy policy) {
        Map<String, Column> terms = new LinkedHashMap<>();
        terms.put("grade", byGrade(policy, grade -> lit(grade.name())));
        terms.put("grade_factor", byGrade(policy, grade -> decimal(grade.factor(), "decimal(6,4)")));
        terms.put("grade_cap_yuan", byGrade(policy, grade -> decimal(grade.capYuan(), "decimal(18,2)")));
        terms.put("annual_rate_pct", byGrade(policy, grade -> decimal(grade.annualRatePct(), "decimal(6,3)")));
        terms.put("tenor_months", byGrade(policy, grade -> lit(grade.tenorMonths())));
        return households.withColumns(terms);
    }

    /** Adds whether a household hits any rule but the last ones. */
    static Dataset<Row> withAny(Dataset<Row> households) {
        return households.withColumn(ANY, anyOf(rules().filter(rule -> !LAST.contains(rule))));
    }

    static Dataset<Row> withOverBudget(Dataset<Row> households, Policy policy) {
        if (policy.budgets().isNone()) {
            return households.withColumn("over_budget", lit(false));
        }
        Dataset<Row> spent = households
                .filter(not(col(ANY)))
                .transform(qualified -> BudgetPass.overBudget(qualified, policy.budgets()));
        return households
                .join(spent, "household_id", "left")
                .withColumn("over_budget", coalesce(col("over_budget"), lit(false)));
    }

    static Dataset<Row> withOutcome(Dataset<Row> households, Policy policy) {
        Map<String, Column> outcome = new LinkedHashMap<>();
        outcome.put("outcome", deciding(policy, rule -> policy.outcome(rule).code()));
        outcome.put("primary_reason", deciding(policy, Rule::name));
        outcome.put("reasons", ofHits(rule -> lit(rule.name())));
        outcome.put("sentences", ofHits(rule -> rule.sentence(policy)));
        return households
                .withColumns(outcome)
                .drop(Stream.concat(rules().map(Decision::name), Stream.of(ANY, "over_budget"))
                        .toArray(String[]::new));
    }

    /** What the strongest rule that is hit says, of several of one outcome the first. */
    private static Column deciding(Policy policy, Function<Rule, String> says) {
        return coalesce(rules().sorted(Comparator.comparing(policy::outcome).thenComparing(Comparator.naturalOrder()))
                .map(rule -> when(hits(rule), lit(says.apply(rule))))
                .toArray(Column[]::new));
    }

    /** What each rule that is hit says, in their order. */
    private static Column ofHits(Function<Rule, Column> says) {
        return concat(
                rules().map(rule -> when(hits(rule), array(says.apply(rule))).otherwise(NOTHING))
                        .toArray(Column[]::new));
    }

    private static Column byGrade(Policy policy, Function<Grade, Column> value) {
        return coalesce(policy.grades().stream()
                .map(grade -> when(col("pd").leq(grade.pdTo()), value.apply(grade)))
                .toArray(Column[]::new));
    }

    private static Column anyOf(Stream<Rule> rules) {
        return rules.map(Decision::hits).reduce(lit(false), Column::or);
    }

    private static Column hits(Rule rule) {
        return col(name(rule));
    }

    private static String name(Rule rule) {
        return "hits_" + rule.name();
    }

    private static boolean isOfHousehold(Rule rule) {
        return rule.draws() != Rule.Draws.MODEL;
    }

    private static boolean isOfModel(Rule rule) {
        return rule.draws() == Rule.Draws.MODEL && !LAST.contains(rule);
    }

    private static Stream<Rule> rules() {
        return Stream.of(Rule.values());
    }

    private static Column decimal(BigDecimal value, String type) {
        return lit(value).cast(type);
    }
}
