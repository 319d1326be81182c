package precredit.model.bin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void givesEveryOneOfFewValuesABinOfItsOwn() {
        Bins bins = Quantiles.of(new double[] {3, 1, Double.NaN, 2, 3}, 254);

        assertThat(bins.cuts()).containsExactly(BigDecimal.ONE, BigDecimal.valueOf(2));
        assertThat(bins.codes(new double[] {Double.NaN, -5, 1, 1.5, 2, 3, 99})).containsExactly(0, 1, 1, 2, 2, 3, 3);
    }

    @Test
    void cutsAtTheShortestNumberBetweenTwoValues() {
        assertThat(Quantiles.of(new double[] {11_987.35, 12_204.1}, 254).end(1)).isEqualByComparingTo("12000");
        assertThat(Quantiles.of(new double[] {-0.3, 0.4}, 254).end(1)).isEqualByComparingTo("0");
        assertThat(Quantiles.of(new double[] {0.123456, 0.123457}, 254).end(1))
                .isBetween(new BigDecimal("0.123456"), new BigDecimal("0.123457"));
    }

    @Test
    void cutsManyValuesIntoBinsOfAboutEqualSize() {
        double[] values = new Random(1).doubles(100_000).toArray();

        Bins bins = Quantiles.of(values, 50);
        byte[] codes = bins.codes(values);

        assertThat(bins.count()).isBetween(50, 52);
        IntStream.range(1, bins.count()).forEach(bin -> assertThat(IntStream.range(0, codes.length)
                        .filter(row -> codes[row] == bin)
                        .count())
                .isBetween(900L, 3_100L));
    }

    @Test
    void setsCodesForNoRecordApart() {
        double[] values = IntStream.range(0, 100)
                .mapToDouble(i -> i < 10 ? -9 : i < 20 ? -7 : i)
                .toArray();

        Bins bins = Quantiles.of(values, 254);

        assertThat(bins.specials()).isEqualTo(2);
        assertThat(Quantiles.of(new Random(2).doubles(50, -1, 1).toArray(), 254).specials())
                .isZero();
    }

    @Test
    void putsAValueIntoTheBinThatEndsAtIt() {
        Bins.Finder finder = new Bins(List.of(BigDecimal.ZERO, BigDecimal.TEN), 0).finder();

        assertThat(finder.binOf(Double.NaN)).isZero();
        assertThat(finder.binOf(-1)).isEqualTo(1);
        assertThat(finder.binOf(0)).isEqualTo(1);
        assertThat(finder.binOf(0.01)).isEqualTo(2);
        assertThat(finder.binOf(10.5)).isEqualTo(3);
    }
}
