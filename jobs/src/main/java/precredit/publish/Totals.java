package precredit.publish;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import precredit.policy.Outcome;

/**
 * The households of a ledger by outcome, which sum to the roll, how many of the approved ones are listed, which are all
 * but those refused in review, and the whole yuan listed.
 */
public record Totals(long roll, Map<String, Long> outcomes, long listed, long limitYuan) {
    static Totals of(Roll roll) {
        Map<Outcome, Long> households =
                roll.households().collect(Collectors.groupingBy(Decided::outcome, Collectors.counting()));
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.code(), households.getOrDefault(outcome, 0L));
        }
        return new Totals(
                households.values().stream().mapToLong(Long::longValue).sum(),
                outcomes,
                roll.listed().count(),
                roll.listed()
                        .map(Decided::limitYuan)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .longValueExact());
    }

    /** The approved households that reviewers took off the list. */
    public long refusedInReview() {
        return outcomes.get(Outcome.APPROVED.code()) - listed;
    }
}
