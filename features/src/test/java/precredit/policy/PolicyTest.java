package precredit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precredit.policy.Households.number;
import static precredit.policy.Households.policy;
import static precredit.policy.Households.policyWith;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import precredit.problem.Exit;
import precredit.problem.Problem;

class PolicyTest {
    private static final Grade A = new Grade("A", 0.02, number("1.0"), number("300000"), number("4.35"), 36);
    private static final Grade B = new Grade("B", 0.05, number("0.8"), number("200000"), number("5.2"), 24);
    private static final Grade C = new Grade("C", 1.0, number("0.6"), number("100000"), number("6.375"), 12);

    @Test
    void refusesABetterGradeWithWorseTerms() {
        String why = "B has a lower factor or cap, or a higher rate, than C";
        refused(() -> grades(A, B, new Grade("C", 1.0, number("0.9"), number("1"), number("9"), 12)), why);
        refused(() -> grades(A, B, new Grade("C", 1.0, number("0.1"), number("200001"), number("9"), 12)), why);
        refused(() -> grades(A, B, new Grade("C", 1.0, number("0.1"), number("1"), number("5.199"), 12)), why);
        assertThat(grades(A, B, new Grade("C", 1.0, number("0.8"), number("200000"), number("5.20"), 60))
                        .grades())
                .hasSize(3);
    }

    @Test
    void refusesGradesThatLeaveAHouseholdWithoutOne() {
        refused(() -> grades(A, B), "B is the last and ends at 0.05, so a household above it has no grade");
        refused(() -> grades(), "there is none");
        refused(() -> grades(B, A, C), "A ends at 0.02, not above the end of B");
        refused(
                () -> grades(A, new Grade("A", 1.0, number("1"), number("1"), number("9"), 1)),
                "two have the same name");
    }

    @Test
    void refusesFiguresOutOfBounds() {
        refused(
                () -> new HeadAge(66, 65),
                "setting policy.head-age (policy): youngest is 66, oldest is 65.\nSet 0 <= ");
        refused(() -> new Limit(number("-0.1"), number("1"), number("1"), number("1000")), "-0.1 is below 0");
        refused(() -> new Limit(number("0.12345"), number("1"), number("1"), number("1000")), "more than 4 decimals");
        refused(() -> new Limit(number("1"), number("1E10"), number("1"), number("1000")), "is not below 10000000000");
        refused(() -> new Limit(number("1"), number("1"), number("0"), number("1000")), "a limit of 0 yuan");
        refused(() -> new Limit(number("1"), number("1"), number("1"), number("500")), "500 is no multiple of 1000");
        refused(() -> new Grade("=A", 1, number("1"), number("1"), number("1"), 1), "letters, digits");
        refused(() -> new Grade("A", 1.1, number("1"), number("1"), number("1"), 1), "1.1 is not in (0, 1]");
        refused(() -> new Grade("A", 1, number("1"), number("1"), number("100"), 1), "100 is not below 100");
        refused(() -> new Grade("A", 1, number("1"), number("1"), number("1"), 0), "0 is not in 1..360");
        refused(() -> new Budgets(Map.of(), Map.of("370982001", number("-1")), Map.of()), "township-yuan.370982001");
    }

    @Test
    void letsOnlyRulesMoveThatTheBankMayMove() {
        assertThat(policyWith(Map.of("HEAD_AGE", Outcome.REFER)).outcome(Rule.HEAD_AGE))
                .isEqualTo(Outcome.REFER);
        refused(() -> policyWith(Map.of("NO_CONSENT", Outcome.REFER)), "fixes its outcome");
        refused(() -> policyWith(Map.of("DISHONEST_DEBTOR", Outcome.DECLINED)), "fixes its outcome");
        refused(() -> policyWith(Map.of("HEAD_AGE", Outcome.APPROVED)), "approved is no outcome");
        refused(() -> policyWith(Map.of("HEAD_SIZE", Outcome.REFER)), "there is no such rule");
    }

    @Test
    void hasOneVersionForEqualSettings() {
        Policy other = grades(A, B, new Grade("C", 1, number("0.60"), number("1E5"), number("6.3750"), 12));

        assertThat(other.version()).isEqualTo(policy().version()).matches("[0-9a-f]{16}");
        assertThat(budget("370982", "2", "370983", "1").version())
                .isEqualTo(budget("370983", "1", "370982", "2").version())
                .isNotEqualTo(budget("370983", "2", "370982", "1").version())
                .isNotEqualTo(policy().version());
    }

    private static Policy budget(String one, String yuan, String other, String otherYuan) {
        return policyWith(new Budgets(Map.of(one, number(yuan), other, number(otherYuan)), Map.of(), Map.of()));
    }

    private static Policy grades(Grade... grades) {
        Policy policy = policy();
        return new Policy(
                policy.headAge(),
                policy.pdCutOff(),
                policy.minLeafRows(),
                policy.limit(),
                List.of(grades),
                policy.validityDays(),
                policy.budgets(),
                policy.outcomes());
    }

    private static void refused(ThrowingCallable settings, String why) {
        assertThatThrownBy(settings)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION));
    }
}
