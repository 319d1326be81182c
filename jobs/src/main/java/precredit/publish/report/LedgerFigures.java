package precredit.publish.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Outcome;
import precredit.policy.Rule;

/** A ledger in groups of households alike in outcome, reasons and probability of default. */
public record LedgerFigures(List<Group> groups) {
    public LedgerFigures {
        groups = List.copyOf(groups);
    }

    /** So many households with one outcome, the reasons for it and the probability of default, if they were assessed. */
    record Group(Outcome outcome, Rule primary, List<Rule> reasons, Optional<Double> pd, long households) {
        Group {
            reasons = List.copyOf(reasons);
        }
    }

    /** Counts in one pass; the groups are few, for reasons and leaves are. */
    public static LedgerFigures of(Dataset<Row> ledger) {
        return new LedgerFigures(ledger
                .groupBy("outcome", "primary_reason", "reasons", "pd")
                .agg(count(lit(1)).as("households"))
                .collectAsList()
                .stream()
                .map(LedgerFigures::group)
                .toList());
    }

    private static Group group(Row row) {
        return new Group(
                Outcome.valueOf(row.<String>getAs("outcome").toUpperCase(Locale.ROOT)),
                Rule.valueOf(row.getAs("primary_reason")),
                row.<String>getList(row.fieldIndex("reasons")).stream()
                        .map(Rule::valueOf)
                        .toList(),
                Optional.ofNullable(row.getAs("pd")),
                row.getAs("households"));
    }

    long roll() {
        return groups.stream().mapToLong(Group::households).sum();
    }

    long of(Outcome outcome) {
        return groups.stream()
                .filter(group -> group.outcome() == outcome)
                .mapToLong(Group::households)
                .sum();
    }

    /** The households of an outcome by their primary reason, in the order of the rules. */
    Map<Rule, Long> byPrimary(Outcome outcome) {
        Map<Rule, Long> counts = new TreeMap<>();
        groups.stream()
                .filter(group -> group.outcome() == outcome)
                .forEach(group -> counts.merge(group.primary(), group.households(), Long::sum));
        return counts;
    }

    /** The households that hit a rule, whether it decided or not. */
    long hitting(Rule rule) {
        return groups.stream()
                .filter(group -> group.reasons().contains(rule))
                .mapToLong(Group::households)
                .sum();
    }

    /** Assessed households by their probability of default. */
    Map<Double, Long> byProbability() {
        Map<Double, Long> counts = new TreeMap<>();
        groups.forEach(group -> group.pd().ifPresent(pd -> counts.merge(pd, group.households(), Long::sum)));
        return counts;
    }
}
