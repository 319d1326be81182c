package precredit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/**
 * Rows of neighbouring probabilities: their number, their bads, what was foretold on average and, from {@code low} to
 * {@code high}, where their true bad rate lies by Wilson's interval of 95 %.
 */
public record Band(long rows, long bads, double foretold, double low, double high) {
    /** So many bands of about equally many rows, the riskiest first. */
    public static List<Band> of(double[] pds, Rows rows, int count) {
        int[] byRisk = byRisk(Ranks.of(pds));
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

    /** The rows of the riskiest class first, those of one class in their order. */
    private static int[] byRisk(Ranks ranks) {
        int[] next = new int[ranks.pds().length];
        for (int rank : ranks.classes()) {
            next[rank]++;
        }
        int place = 0;
        for (int rank = next.length - 1; rank >= 0; rank--) {
            int rows = next[rank];
            next[rank] = place;
            place += rows;
        }
        int[] byRisk = new int[place];
        for (int row = 0; row < byRisk.length; row++) {
            byRisk[next[ranks.classes()[row]]++] = row;
        }
        return byRisk;
    }

    public double badRate() {
        return (double) bads / rows;
    }

    private static Band of(double[] pds, Rows rows, int[] chosen) {
        long bads = IntStream.of(chosen).filter(rows::isBad).count();
        double foretold = IntStream.of(chosen).mapToDouble(row -> pds[row]).sum() / chosen.length;
        Interval interval = Interval.wilson(bads, chosen.length);
        return new Band(chosen.length, bads, foretold, interval.low(), interval.high());
    }
}
