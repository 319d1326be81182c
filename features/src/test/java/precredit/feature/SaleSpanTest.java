package precredit.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SaleSpanTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 15);

    @Test
    void leavesOutTheMonthsInWhichWindowsEndAndTheLast() {
        assertThat(SaleSpan.on(NIGHT))
                .containsExactly(
                        new SaleSpan(SaleSpan.BEGINNING, month(2024, 6), false),
                        new SaleSpan(month(2024, 7), month(2025, 6), false),
                        new SaleSpan(month(2025, 7), month(2026, 3), true));
    }

    @Test
    void staysTheSameUntilTheMonthIsOver() {
        assertThat(SaleSpan.on(LocalDate.of(2026, 6, 1)))
                .isEqualTo(SaleSpan.on(LocalDate.of(2026, 6, 30)))
                .doesNotContainAnyElementsOf(
                        SaleSpan.on(LocalDate.of(2026, 7, 1)).subList(1, 3));
    }

    @Test
    void holdsTheMonthsFromItsFirstToItsLast() {
        SaleSpan recent = SaleSpan.on(NIGHT).get(2);

        assertThat(recent.holds(month(2025, 6))).isFalse();
        assertThat(recent.holds(month(2025, 7))).isTrue();
        assertThat(recent.holds(month(2026, 2))).isTrue();
        assertThat(recent.holds(month(2026, 3))).isFalse();
    }

    @Test
    void holdsFromTheBeginningWhateverCameBefore() {
        assertThat(SaleSpan.on(NIGHT).get(0).holds(month(1969, 12))).isTrue();
    }

    private static LocalDate month(int year, int month) {
        return LocalDate.of(year, month, 1);
    }
}
