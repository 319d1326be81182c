package precredit.model.learn;

import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;

/** Sums of pulls, weights and rows by column and bin, over the rows of one node. */
final class Histogram {
    private static final int BINS = 256;
    private static final int PARALLEL_FROM = 20_000;

    private final double[][] sums;

    private Histogram(double[][] sums) {
        this.sums = sums;
    }

    /** Over {@code rows} from one place up to another. */
    static Histogram of(BinnedRows binned, Targets targets, Segment segment, int[] columns) {
        double[][] sums = new double[binned.columns()][];
        IntStream range = IntStream.range(0, columns.length);
        (segment.count() * (long) columns.length > PARALLEL_FROM ? range.parallel() : range)
                .forEach(i -> sums[columns[i]] = sums(binned.codes(columns[i]), targets, segment));
        return new Histogram(sums);
    }

    /** What remains without another one, in the columns that it holds. */
    Histogram minus(Histogram part) {
        double[][] rest = new double[sums.length][];
        for (int column = 0; column < sums.length; column++) {
            if (sums[column] != null && part.sums[column] != null) {
                rest[column] = difference(sums[column], part.sums[column]);
            }
        }
        return new Histogram(rest);
    }

    double pull(int column, int bin) {
        return sums[column][3 * bin];
    }

    double weight(int column, int bin) {
        return sums[column][3 * bin + 1];
    }

    double rows(int column, int bin) {
        return sums[column][3 * bin + 2];
    }

    private static double[] sums(byte[] codes, Targets targets, Segment segment) {
        double[] sums = new double[3 * BINS];
        int[] rows = segment.rows();
        for (int i = segment.from(); i < segment.to(); i++) {
            int row = rows[i];
            int at = 3 * (codes[row] & 0xFF);
            sums[at] += targets.pulls()[row];
            sums[at + 1] += targets.weights()[row];
            sums[at + 2]++;
        }
        return sums;
    }

    private static double[] difference(double[] all, double[] part) {
        double[] rest = new double[all.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = all[i] - part[i];
        }
        return rest;
    }
}
