package precredit.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void cutsTheMonthsInWhichAWindowBegins() {
        assertThat(Window.cutOn(LocalDate.of(2026, 6, 15)))
                .containsExactly(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1));
    }

    @Test
    void cutsNoMonthWhereWindowsBeginWithOne() {
        assertThat(Window.cutOn(LocalDate.of(2026, 6, 30))).isEmpty();
    }

    @Test
    void cutsFebruaryOfALeapYearAlone() {
        assertThat(Window.cutOn(LocalDate.of(2026, 2, 28))).containsExactly(LocalDate.of(2024, 2, 1));
    }

    @Test
    void knowsTheMonthsInWhichWindowsEndWhetherTheyAreCutOrNot() {
        assertThat(Window.edgesOn(LocalDate.of(2026, 6, 30)))
                .containsExactly(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1));
    }

    @Test
    void knowsTheLastDayBeforeAllWindows() {
        assertThat(Window.beforeAll(LocalDate.of(2024, 2, 29))).isEqualTo(LocalDate.of(2022, 2, 28));
    }
}
