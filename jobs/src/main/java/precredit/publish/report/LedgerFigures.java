package precredit.publish.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import precredit.policy.Outcome;
import precredit.policy.Rule;
import precredit.publish.Roll;
import precredit.rows.RowCounts;

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

    /** Of a roll; the groups are few, for reasons and leaves are. */
    public static LedgerFigures of(Roll roll) {
        Map<Group, Long> alike = roll.households()
                .collect(Collectors.groupingBy(
                        household -> new Group(
                                household.outcome(), household.primaryReason(), household.reasons(), household.pd(), 1),
                        Collectors.counting()));
        return new LedgerFigures(alike.entrySet().stream()
                .map(group -> times(group.getKey(), group.getValue()))
                .toList());
    }

    /** Of the rows of a ledger. */
    public static LedgerFigures of(Dataset<Row> ledger) {
        return new LedgerFigures(
                RowCounts.of(ledger.select("outcome", "primary_reason", "reasons", "pd")).entrySet().stream()
                        .map(group -> times(group(group.getKey()), group.getValue()))
                        .toList());
    }

    private static Group group(InternalRow row) {
        ArrayData reasons = row.getArray(2);
        return new Group(
                Outcome.valueOf(row.getUTF8String(0).toString().toUpperCase(Locale.ROOT)),
                Rule.valueOf(row.getUTF8String(1).toString()),
                IntStream.range(0, reasons.numElements())
                        .mapToObj(place ->
                                Rule.valueOf(reasons.getUTF8String(place).toString()))
                        .toList(),
                row.isNullAt(3) ? Optional.empty() : Optional.of(row.getDouble(3)),
                1);
    }

    private static Group times(Group one, long households) {
        return new Group(one.outcome(), one.primary(), one.reasons(), one.pd(), households);
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
