package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.feature.Direction;
import precredit.model.table.Rows;

class ContestTest {
    private static final List<Input> INPUTS = IntStream.range(0, 6)
            .mapToObj(i -> new Input("x" + i, "x" + i, "", Direction.UNDECLARED))
            .toList();
    private static final ModelSettings.Growth GROWTH = new ModelSettings.Growth(8, 64, 6, 30, 20, 254, 42);

    @Test
    void learnsWavesAndInteractionsThatAPlainTreeMisses() {
        Rows training = rows(4_000, 1);
        Rows unseen = rows(6_000, 2);

        Contest contest = Contest.on(training, INPUTS, GROWTH);
        Map<String, double[]> pds = contest.probabilities(unseen);
        double mllib =
                auc(MllibTree.grow(LocalSpark.session(), training, GROWTH).probabilities(unseen), unseen);

        double boosting = auc(pds.get(Contest.BOOSTING), unseen);
        assertThat(boosting).isGreaterThan(truth(unseen) - 0.04);
        assertThat(auc(pds.get(Contest.TREE), unseen)).isGreaterThan(mllib);
        assertThat(auc(pds.get(contest.readable()), unseen)).isGreaterThan(boosting - 0.02);
        assertThat(contest.tree().leaves()).hasSizeLessThanOrEqualTo(64).allMatch(leaf -> leaf.rows() >= 30);
    }

    @Test
    void isTheSameToTheLastBit() {
        Rows training = rows(700, 3);
        Rows unseen = rows(200, 4);

        Map<String, double[]> once = Contest.on(training, INPUTS, GROWTH).probabilities(unseen);
        Map<String, double[]> again = Contest.on(training, INPUTS, GROWTH).probabilities(unseen);

        once.forEach((name, pds) -> assertThat(again.get(name)).as(name).isEqualTo(pds));
    }

    @Test
    void surroundsAnAucByAnIntervalAndBadRatesByBands() {
        Rows rows = rows(3_000, 5);
        double[] risks = risks(rows);

        Interval interval =
                Resampling.of(Map.of("truth", risks), rows).get("truth").auc();
        List<Band> bands = Band.of(risks, rows, 10);

        assertThat(truth(rows)).isBetween(interval.low(), interval.high());
        assertThat(interval.high() - interval.low()).isBetween(0.02, 0.10);
        assertThat(bands).hasSize(10);
        assertThat(bands.stream().mapToLong(Band::rows).sum()).isEqualTo(3_000);
        assertThat(bands)
                .filteredOn(band -> band.foretold() >= band.low() && band.foretold() <= band.high())
                .hasSizeGreaterThan(7);
    }

    private static double truth(Rows rows) {
        return auc(risks(rows), rows);
    }

    private static double auc(double[] pds, Rows rows) {
        return Metrics.of(pds, rows).orElseThrow().auc();
    }

    /** A wave, an interaction, a value whose lack tells something, and three inputs that mean nothing. */
    private static double[] risks(Rows rows) {
        return IntStream.range(0, rows.count())
                .mapToDouble(row -> {
                    double wave = Math.abs(rows.value(0, row)) > 1 ? 1.2 : -0.8;
                    double both = rows.value(1, row) > 0 && rows.value(2, row) > 0 ? 1.5 : 0;
                    double lacking = Double.isNaN(rows.value(2, row)) ? 1 : 0;
                    return 1 / (1 + Math.exp(2 - wave - both - lacking));
                })
                .toArray();
    }

    private static Rows rows(int count, long seed) {
        Random random = new Random(seed);
        double[][] values = new double[INPUTS.size()][count];
        for (double[] column : values) {
            Arrays.setAll(column, row -> random.nextGaussian());
        }
        Arrays.setAll(values[2], row -> random.nextInt(8) == 0 ? Double.NaN : values[2][row]);
        List<String> names = INPUTS.stream().map(Input::column).toList();
        double[] risks = risks(new Rows(names, values, new byte[count]));
        byte[] bad = new byte[count];
        for (int row = 0; row < count; row++) {
            bad[row] = (byte) (random.nextDouble() < risks[row] ? 1 : 0);
        }
        return new Rows(names, values, bad);
    }
}
