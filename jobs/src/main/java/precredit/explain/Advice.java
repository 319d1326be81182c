package precredit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import precredit.policy.Outcome;
import precredit.policy.Policy;
import precredit.policy.Rule;
import precredit.publish.Decided;

/** What would change the outcome of a household, one sentence after the other. */
final class Advice {
    private Advice() {}

    /** For each reason what has to be different, and where it is the probability, {@code changes} that bring it down. */
    static List<String> of(Decided household, Supplier<List<String>> changes, Policy policy) {
        if (household.outcome() == Outcome.APPROVED) {
            return List.of("评议会议改变意见");
        }
        List<String> advice = new ArrayList<>();
        for (Rule rule : household.reasons()) {
            advice.add(Remedy.of(rule, household::limitPart, policy));
            if (rule == Rule.PD_ABOVE_CUTOFF) {
                advice.addAll(lower(changes.get()));
            }
        }
        return advice;
    }

    /** Ways to a lower probability, or that there is none. */
    static List<String> lower(List<String> changes) {
        return changes.isEmpty() ? List.of("只改变农户自己能改变的事（销售、租地、还款）还不够") : changes;
    }
}
