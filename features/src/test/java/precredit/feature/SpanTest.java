package precredit.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 15);

    @Test
    void leavesOutTheMonthsInWhichWindowsEndAndTheLast() {
        assertThat(Span.ofSales(NIGHT))
                .containsExactly(
                        new Span(Span.BEGINNING, month(2024, 6), Span.Grain.SELLER),
                        new Span(month(2024, 7), month(2025, 6), Span.Grain.SELLER),
                        new Span(month(2025, 7), month(2026, 3), Span.Grain.BUYER));
    }

    @Test
    void tellsMonthEndsThatAWindowHoldsFromEarlierOnes() {
        assertThat(Span.ofMonthEnds(NIGHT))
                .containsExactly(
                        new Span(Span.BEGINNING, month(2024, 6), Span.Grain.LOAN),
                        new Span(month(2024, 7), month(2026, 3), Span.Grain.LOAN));
    }

    @Test
    void leavesOutSubsidiesThatNoWindowHolds() {
        assertThat(Span.ofSubsidies(NIGHT))
                .containsExactly(new Span(month(2024, 7), month(2026, 3), Span.Grain.RECIPIENT));
    }

    @Test
    void leavesTheOtherMonthsToThoseWhoReadThemOneByOne() {
        assertThat(Span.besides(History.LOAN_MONTHS.edgesOn(NIGHT), NIGHT))
                .containsExactly(month(2024, 6), month(2026, 3), month(2026, 4), month(2026, 5), month(2026, 6));
        assertThat(Span.besides(History.edgesOfSales(NIGHT), NIGHT)).contains(month(2024, 6), month(2025, 6));
    }

    @Test
    void staysTheSameUntilTheMonthIsOver() {
        assertThat(Span.ofSales(LocalDate.of(2026, 6, 1)))
                .isEqualTo(Span.ofSales(LocalDate.of(2026, 6, 30)))
                .doesNotContainAnyElementsOf(
                        Span.ofSales(LocalDate.of(2026, 7, 1)).subList(1, 3));
    }

    @Test
    void holdsTheMonthsFromItsFirstToItsLast() {
        Span recent = Span.ofSales(NIGHT).get(2);

        assertThat(recent.holds(month(2025, 6))).isFalse();
        assertThat(recent.holds(month(2025, 7))).isTrue();
        assertThat(recent.holds(month(2026, 2))).isTrue();
        assertThat(recent.holds(month(2026, 3))).isFalse();
    }

    @Test
    void holdsFromTheBeginningWhateverCameBefore() {
        assertThat(Span.ofSales(NIGHT).get(0).holds(month(1969, 12))).isTrue();
    }

    private static LocalDate month(int year, int month) {
        return LocalDate.of(year, month, 1);
    }
}
