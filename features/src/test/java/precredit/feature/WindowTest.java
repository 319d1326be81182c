package precredit.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void knowsTheMonthsInWhichWindowsEnd() {
        LocalDate night = LocalDate.of(2026, 6, 30);

        assertThat(History.edgesOfSales(night)).containsExactly(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1));
        assertThat(History.beforeSales(night)).isEqualTo(LocalDate.of(2024, 6, 30));
        assertThat(History.LOAN_MONTHS.edgesOn(night)).containsExactly(LocalDate.of(2024, 6, 1));
    }

    @Test
    void knowsTheLastDayBeforeAllWindowsOfAHistory() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);

        assertThat(History.LOAN_MONTHS.beforeOn(leapDay)).contains(LocalDate.of(2022, 2, 28));
        assertThat(History.BUYERS.beforeOn(leapDay)).contains(LocalDate.of(2023, 2, 28));
        assertThat(History.SALES.beforeOn(leapDay)).isEmpty();
        assertThat(History.PENALTIES.beforeOn(leapDay)).isEmpty();
    }
}
