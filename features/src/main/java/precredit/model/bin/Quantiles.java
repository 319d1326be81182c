package precredit.model.bin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a column into bins of about equally many rows; a column with few values gets a bin for each. */
public final class Quantiles {
    /** Missing and these fit into a byte. */
    public static final int MOST_BINS = 254;

    private static final int MOST_SPECIALS = 5;
    private static final int SPECIAL_ROWS = 5;

    private Quantiles() {}

    /** Bins of a column, in exact ranks, so that neither order nor partitions of the rows change them. */
    public static Bins of(double[] values, int most) {
        double[] known = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(known).distinct().toArray();
        long[] rows = rows(known, distinct);
        List<BigDecimal> cuts = new ArrayList<>();
        double perBin = distinct.length <= most ? 0 : (double) known.length / most;
        double held = 0;
        for (int i = 0; i + 1 < distinct.length; i++) {
            held += rows[i];
            if (held >= perBin || held + rows[i + 1] > 1.5 * perBin) {
                cuts.add(Cut.between(distinct[i], distinct[i + 1]));
                held = 0;
            }
        }
        List<BigDecimal> kept = cuts.size() < most ? cuts : cuts.subList(0, most - 1);
        return new Bins(kept, Math.min(specials(distinct, rows), kept.size()));
    }

    private static long[] rows(double[] sorted, double[] distinct) {
        long[] rows = new long[distinct.length];
        int at = 0;
        for (double value : sorted) {
            at += value == distinct[at] ? 0 : 1;
            rows[at]++;
        }
        return rows;
    }

    /** Few negative whole numbers, each many times, below a column that has no others. */
    private static int specials(double[] distinct, long[] rows) {
        int negatives = 0;
        while (negatives < distinct.length && distinct[negatives] < 0) {
            boolean code =
                    distinct[negatives] == StrictMath.rint(distinct[negatives]) && rows[negatives] >= SPECIAL_ROWS;
            if (!code) {
                return 0;
            }
            negatives++;
        }
        return negatives <= MOST_SPECIALS && negatives < distinct.length ? negatives : 0;
    }
}
