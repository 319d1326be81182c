package precredit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every household of the tests has a limit of 39,000 yuan by policy, unless it says otherwise. */
class ChangesTest {
    @Test
    void tellsWhatDiffersFromTheListPublishedLast() {
        PreviousList previous = listed("2 30000.00", "3 40000.00", "4 39000.00", "5 20000.00", "9 50000.00");

        Roll roll = Rolls.after(
                previous,
                "household_id=5 head_age=70",
                "household_id=1",
                "household_id=2",
                "household_id=3",
                "household_id=4",
                "household_id=6 head_age=70");

        assertThat(texts(Changes.of(roll, previous)))
                .containsExactly(
                        "1 甲镇 乙村 NEW null 39000.00 QUALIFIED 近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%",
                        "2 甲镇 乙村 UP 30000.00 39000.00 QUALIFIED 近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%",
                        "3 甲镇 乙村 DOWN 40000.00 39000.00 QUALIFIED 近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%",
                        "5 甲镇 乙村 DROPPED 20000.00 null HEAD_AGE 户主70周岁，不在18至65周岁之内",
                        "9 丙镇 丁村 DROPPED 50000.00 null NOT_ON_ROLL 已不在农户名册中");
    }

    @Test
    void tellsTheLimitThatHoldsAfterAReview() {
        PreviousList previous = listed("1 39000.00", "2 20000.00", "3 60000.00", "4 39000.00");

        Roll roll = Rolls.reviewed(
                previous,
                List.of("1 lower 20000", "2 lower 20000", "4 refuse 0", "5 refuse 0"),
                "household_id=1",
                "household_id=2",
                "household_id=3",
                "household_id=4",
                "household_id=5");

        assertThat(texts(Changes.of(roll, previous)))
                .anyMatch(line -> line.startsWith("1 甲镇 乙村 DOWN 39000.00 20000.00 QUALIFIED"))
                .contains("4 甲镇 乙村 DROPPED 39000.00 null REFUSED_IN_REVIEW 评议不予授信")
                .hasSize(3);
    }

    private static PreviousList listed(String... households) {
        return PreviousList.of(Stream.of(households)
                .map(text -> text.split(" ", -1))
                .map(cells -> new PreviousList.Entry(cells[0], new BigDecimal(cells[1]), "丙镇", "丁村"))
                .toList());
    }

    private static List<String> texts(List<Changes.Changed> changes) {
        return changes.stream()
                .map(changed -> String.join(
                        " ",
                        changed.householdId(),
                        changed.township(),
                        changed.village(),
                        changed.change().name(),
                        changed.previousLimitYuan().map(BigDecimal::toString).orElse("null"),
                        changed.limitYuan().map(BigDecimal::toString).orElse("null"),
                        changed.reason(),
                        changed.sentence()))
                .toList();
    }
}
