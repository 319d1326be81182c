package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precredit.model.table.Rows;

class MetricsTest {
    @Test
    void equalsCountingEveryPairOfAGoodAndABadLoan() {
        Random random = new Random(1);
        double[] pd = random.doubles(300).map(p -> Math.round(p * 40) / 40.0).toArray();
        int[] bad = IntStream.range(0, 300)
                .map(i -> random.nextDouble() < 0.1 + pd[i] / 2 ? 1 : 0)
                .toArray();

        Metrics metrics = measure(pd, bad);

        assertThat(metrics.auc()).isEqualTo(shareOfWonPairs(pd, bad), within(1e-12));
        assertThat(metrics.gini()).isEqualTo(2 * metrics.auc() - 1, within(1e-12));
        assertThat(metrics.ks()).isEqualTo(largestGap(pd, bad), within(1e-12));
        assertThat(metrics.brier())
                .isEqualTo(
                        IntStream.range(0, 300)
                                .mapToDouble(i -> (pd[i] - bad[i]) * (pd[i] - bad[i]))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(metrics.goods() + metrics.bads()).isEqualTo(300);
    }

    @Test
    void countsATieAsHalf() {
        assertThat(measure(new double[] {0.5, 0.5, 0.5}, new int[] {0, 1, 0}).auc())
                .isEqualTo(0.5);
        assertThat(measure(new double[] {0.1, 0.9}, new int[] {0, 1}).auc()).isEqualTo(1);
        assertThat(measure(new double[] {0.9, 0.1}, new int[] {0, 1}).ks()).isEqualTo(1);
    }

    @Test
    void saysNothingWhenOneClassIsMissing() {
        assertThat(Metrics.of(new double[] {0.2}, new int[] {10, 0})).isEmpty();
        assertThat(Metrics.of(new double[] {0.2}, new int[] {0, 10})).isEmpty();
        assertThat(Metrics.of(new double[0], new int[0])).isEmpty();
    }

    private static Metrics measure(double[] pd, int[] bad) {
        byte[] labels = new byte[bad.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) bad[i];
        }
        return Metrics.of(pd, new Rows(List.of(), new double[0][], labels)).orElseThrow();
    }

    private static double shareOfWonPairs(double[] pd, int[] bad) {
        double won = 0;
        long pairs = 0;
        for (int b = 0; b < pd.length; b++) {
            for (int g = 0; g < pd.length; g++) {
                if (bad[b] == 1 && bad[g] == 0) {
                    pairs++;
                    won += pd[b] > pd[g] ? 1 : pd[b] == pd[g] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double largestGap(double[] pd, int[] bad) {
        double gap = 0;
        for (double cut : pd) {
            gap = Math.max(gap, Math.abs(shareUpTo(cut, pd, bad, 0) - shareUpTo(cut, pd, bad, 1)));
        }
        return gap;
    }

    private static double shareUpTo(double cut, double[] pd, int[] bad, int label) {
        return (double) IntStream.range(0, pd.length)
                        .filter(i -> bad[i] == label && pd[i] <= cut)
                        .count()
                / IntStream.of(bad).filter(b -> b == label).count();
    }
}
