package precredit.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/**
 * Rows of neighbouring probabilities: their number, their bads, what was foretold on average and, from {@code low} to
 * {@code high}, where their true bad rate lies by Wilson's interval of 95 %.
 */
public record Band(long rows, long bads, double foretold, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** So many bands of about equally many rows, the riskiest first. */
    public static List<Band> of(double[] pds, Rows rows, int count) {
        int[] byRisk = IntStream.range(0, pds.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> pds[row]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < count; band++) {
            int from = (int) ((long) byRisk.length * band / count);
            int to = (int) ((long) byRisk.length * (band + 1) / count);
            if (to > from) {
                bands.add(of(
                        pds, rows, IntStream.range(from, to).map(i -> byRisk[i]).toArray()));
            }
        }
        return List.copyOf(bands);
    }

    public double badRate() {
        return (double) bads / rows;
    }

    private static Band of(double[] pds, Rows rows, int[] chosen) {
        long bads = IntStream.of(chosen).filter(rows::isBad).count();
        double n = chosen.length;
        double rate = bads / n;
        double centre = (rate + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * StrictMath.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        double foretold = IntStream.of(chosen).mapToDouble(row -> pds[row]).sum() / n;
        return new Band(chosen.length, bads, foretold, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
