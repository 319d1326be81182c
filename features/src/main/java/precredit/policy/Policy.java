package precredit.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bank's admission policy. Grades stand best first; each ends at its {@code pdTo}, the last at 1. A household is
 * declined above {@code pdCutOff} and referred when its leaf holds fewer than {@code minLeafRows} labelled loans.
 * {@code outcomes} gives single rules, by their code, another outcome than their own.
 */
public record Policy(
        HeadAge headAge,
        double pdCutOff,
        int minLeafRows,
        Limit limit,
        List<Grade> grades,
        int validityDays,
        Budgets budgets,
        Map<String, Outcome> outcomes) {
    public Policy {
        grades = List.copyOf(grades);
        outcomes = Map.copyOf(outcomes);
        Settings.require(
                0 < pdCutOff && pdCutOff <= 1,
                "policy.pd-cut-off",
                pdCutOff + " is not in (0, 1]",
                "Set a probability such as 0.10");
        Settings.require(minLeafRows >= 0, "policy.min-leaf-rows", minLeafRows + " is below 0", "Set 0 or more");
        Settings.require(
                0 < validityDays && validityDays <= 3660,
                "policy.validity-days",
                validityDays + " is not in 1..3660",
                "Set whole days such as 180");
        requireOrder(grades);
        outcomes.forEach(Policy::requireMovable);
    }

    /** Says which settings a row of the ledger was decided with: equal settings, equal version. */
    public String version() {
        return Fingerprint.of(this);
    }

    /** The outcome that a rule leads to under this policy. */
    public Outcome outcome(Rule rule) {
        return outcomes.getOrDefault(rule.name(), rule.outcome());
    }

    private static void requireOrder(List<Grade> grades) {
        String setting = "policy.grades";
        Settings.require(!grades.isEmpty(), setting, "there is none", "Give at least one grade");
        for (int i = 1; i < grades.size(); i++) {
            Grade better = grades.get(i - 1);
            Grade worse = grades.get(i);
            Settings.require(
                    better.pdTo() < worse.pdTo(),
                    setting,
                    worse.name() + " ends at " + worse.pdTo() + ", not above the end of " + better.name(),
                    "Order grades by pd-to, best first");
            Settings.require(
                    better.noWorseThan(worse),
                    setting,
                    better.name() + " has a lower factor or cap, or a higher rate, than " + worse.name(),
                    "Give the better grade terms that are no worse");
        }
        Settings.require(
                grades.stream().map(Grade::name).distinct().count() == grades.size(),
                setting,
                "two have the same name",
                "Name each grade once");
        Grade last = grades.get(grades.size() - 1);
        Settings.require(
                last.pdTo() == 1,
                setting,
                last.name() + " is the last and ends at " + last.pdTo() + ", so a household above it has no grade",
                "End the last grade at 1.0");
    }

    private static void requireMovable(String code, Outcome outcome) {
        String setting = "policy.outcomes." + code;
        Optional<Rule> rule = Rule.of(code);
        Settings.require(rule.isPresent(), setting, "there is no such rule", "Use one of " + Rule.movable());
        Settings.require(
                Rule.movable().contains(rule.get()),
                setting,
                "law or the meaning of the rule fixes its outcome",
                "Remove it; only these can be moved: " + Rule.movable());
        Settings.require(
                outcome == Outcome.DECLINED || outcome == Outcome.REFER,
                setting,
                outcome.code() + " is no outcome that a rule can be moved to",
                "Set declined or refer");
    }
}
