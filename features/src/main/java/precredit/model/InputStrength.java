package precredit.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import precredit.model.bin.BinnedRows;
import precredit.model.bin.Bins;
import precredit.model.bin.SupervisedBins;

/**
 * What one input tells by itself, on the rows that were learnt from: its information value, and how its bins, ranked by
 * their bad rates, tell good from bad. An input that ranks nearly perfectly knows the outcome.
 */
public record InputStrength(String column, double informationValue, double auc) {
    private static final SupervisedBins.Size SIZE = new SupervisedBins.Size(8, 20);
    /** Rows added to empty classes of a bin, so that its odds are finite. */
    private static final double HALF = 0.5;

    /** Of every column, in their order; nothing where a class is missing. */
    public static List<InputStrength> of(BinnedRows fine) {
        boolean both = fine.rows().bads() > 0 && fine.rows().bads() < fine.count();
        return both
                ? IntStream.range(0, fine.columns())
                        .mapToObj(column -> of(fine, column))
                        .toList()
                : List.of();
    }

    private static InputStrength of(BinnedRows fine, int column) {
        Bins bins = SupervisedBins.of(fine, column, SIZE);
        byte[] codes = bins.codes(fine.rows().column(column));
        long[] rows = new long[bins.count()];
        long[] bads = new long[bins.count()];
        for (int row = 0; row < codes.length; row++) {
            rows[codes[row]]++;
            bads[codes[row]] += fine.rows().isBad(row) ? 1 : 0;
        }
        double[] rates = new double[codes.length];
        for (int row = 0; row < codes.length; row++) {
            rates[row] = (double) bads[codes[row]] / rows[codes[row]];
        }
        return new InputStrength(
                fine.rows().columns().get(column),
                informationValue(rows, bads),
                Metrics.of(rates, fine.rows()).orElseThrow().auc());
    }

    private static double informationValue(long[] rows, long[] bads) {
        double allBads = LongStream.of(bads).sum();
        double allGoods = LongStream.of(rows).sum() - allBads;
        double value = 0;
        for (int bin = 0; bin < rows.length; bin++) {
            if (rows[bin] > 0) {
                double bad = Math.max((double) bads[bin], HALF) / allBads;
                double good = Math.max((double) (rows[bin] - bads[bin]), HALF) / allGoods;
                value += (good - bad) * StrictMath.log(good / bad);
            }
        }
        return value;
    }
}
