package precredit.publish.workbook;

import java.math.BigDecimal;
import java.util.Map;
import precredit.policy.Change;
import precredit.policy.Outcome;

/**
 * A village in figures: its households by outcome, which sum to its roll, how many of them are listed with how many yuan
 * together, and its households by their change against the list before.
 */
public record VillageTotals(
        String townshipCode,
        String township,
        String code,
        String name,
        Map<Outcome, Long> outcomes,
        long listed,
        BigDecimal limitYuan,
        Map<Change, Long> changes) {
    public VillageTotals {
        outcomes = Map.copyOf(outcomes);
        changes = Map.copyOf(changes);
    }

    public long roll() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long households(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public long households(Change change) {
        return changes.getOrDefault(change, 0L);
    }
}
