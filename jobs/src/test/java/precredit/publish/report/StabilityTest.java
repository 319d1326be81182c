package precredit.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import precredit.model.StabilityIndex;

class StabilityTest {
    @Test
    void isNothingBetweenEqualSharesAndGrowsAsTheyMoveApart() {
        assertThat(StabilityIndex.of(new long[] {100, 100}, new long[] {5000, 5000}))
                .isCloseTo(0, within(1e-12));
        // (0.8 - 0.5) ln 1.6 + (0.2 - 0.5) ln 0.4
        assertThat(StabilityIndex.of(new long[] {50_000_000, 50_000_000}, new long[] {80_000_000, 20_000_000}))
                .isCloseTo(0.4158883, within(1e-6));
        assertThat(StabilityIndex.of(new long[] {10, 0}, new long[] {0, 10}))
                .isFinite()
                .isGreaterThan(0.25);
    }

    @Test
    void saysNothingOfNobody() {
        assertThat(Stability.words(StabilityIndex.of(new long[] {0, 0}, new long[] {1, 2})))
                .isEqualTo(Shown.NOTHING);
        assertThat(Stability.words(0.0999)).isEqualTo("稳定");
        assertThat(Stability.words(0.10)).isEqualTo("留意");
        assertThat(Stability.words(0.25)).isEqualTo("明显变化");
    }
}
