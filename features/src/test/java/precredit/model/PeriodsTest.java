package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final ModelSettings.HoldOut QUARTER = new ModelSettings.HoldOut(0.25, 5);

    @Test
    void holdsOutTheLatestQuarterAndChoosesOnTheQuarterBeforeIt() {
        Periods periods = Periods.of(days(16, 10, 2), QUARTER);

        assertThat(periods.heldOutFrom()).contains(FIRST.plusDays(12));
        assertThat(periods.chosenFrom()).contains(FIRST.plusDays(9));
    }

    @Test
    void neverCutsThroughADay() {
        assertThat(Periods.lastPart(days(3, 10, 1), 0.5)).contains(FIRST.plusDays(2));
        assertThat(Periods.lastPart(days(1, 10, 1), 0.5)).isEmpty();
        assertThat(Periods.lastPart(List.of(), 0.5)).isEmpty();
    }

    @Test
    void holdsOutNothingThatHoldsTooFewBadsAndSaysHowMany() {
        Periods periods = Periods.of(days(16, 10, 1), QUARTER);

        assertThat(periods).isEqualTo(new Periods(Optional.empty(), Optional.empty(), 4));
    }

    @Test
    void holdsOutNothingWithoutGoodLoans() {
        assertThat(Periods.of(days(16, 10, 10), QUARTER).heldOutFrom()).isEmpty();
    }

    @Test
    void leavesTheSizeAsConfiguredWhenOnlyTheHoldOutHasBadsEnough() {
        List<Periods.Day> late = IntStream.range(0, 16)
                .mapToObj(day -> new Periods.Day(FIRST.plusDays(day), 10, day == 0 || day >= 12 ? 5 : 0))
                .toList();

        Periods periods = Periods.of(late, QUARTER);

        assertThat(periods.heldOutFrom()).contains(FIRST.plusDays(12));
        assertThat(periods.chosenFrom()).isEmpty();
    }

    private static List<Periods.Day> days(int count, long loans, long bads) {
        return IntStream.range(0, count)
                .mapToObj(day -> new Periods.Day(FIRST.plusDays(day), loans, bads))
                .toList();
    }
}
