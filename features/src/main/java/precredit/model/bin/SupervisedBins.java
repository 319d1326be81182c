package precredit.model.bin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Merges the fine bins of a column into few that tell good from bad; missing and special codes stay apart. */
public final class SupervisedBins {
    private final long[] rows;
    private final long[] bads;
    private final Bins fine;
    private final long minRows;
    private final TreeSet<Integer> ends = new TreeSet<>();

    private SupervisedBins(BinnedRows binned, int column, long minRows) {
        this.fine = binned.bins().get(column);
        this.rows = new long[fine.count()];
        this.bads = new long[fine.count()];
        this.minRows = minRows;
        for (int row = 0; row < binned.count(); row++) {
            int code = binned.code(column, row);
            rows[code]++;
            bads[code] += binned.rows().isBad(row) ? 1 : 0;
        }
    }

    /** At most so many bins for known values, each of at least so many rows, and the ends of special codes besides. */
    public static Bins of(BinnedRows binned, int column, Size size) {
        return new SupervisedBins(binned, column, size.minRows()).merged(size.most());
    }

    /** How many bins a column may have, and how many rows each needs. */
    public record Size(int most, long minRows) {}

    private Bins merged(int most) {
        int first = fine.specials() + 1;
        int last = fine.count() - 1;
        ends.add(last);
        for (int i = 1; i < most; i++) {
            int end = best(first, last);
            if (end < 0) {
                break;
            }
            ends.add(end);
        }
        List<BigDecimal> cuts = new ArrayList<>();
        for (int special = 1; special <= fine.specials(); special++) {
            cuts.add(fine.end(special));
        }
        ends.headSet(last).forEach(end -> cuts.add(fine.end(end)));
        return new Bins(cuts, fine.specials());
    }

    private int best(int first, int last) {
        int best = -1;
        double most = 1e-9;
        for (int end = first; end < last; end++) {
            if (!ends.contains(end)) {
                double gain = gain(end, first);
                if (gain > most) {
                    most = gain;
                    best = end;
                }
            }
        }
        return best;
    }

    /** How much of the squared error of the bin that this cut lies in it takes away. */
    private double gain(int end, int first) {
        Integer before = ends.lower(end);
        int from = before == null ? first : before + 1;
        int to = ends.higher(end);
        long leftRows = sum(rows, from, end);
        long rightRows = sum(rows, end + 1, to);
        if (leftRows < minRows || rightRows < minRows) {
            return 0;
        }
        double leftBads = sum(bads, from, end);
        double rightBads = sum(bads, end + 1, to);
        double all = leftBads + rightBads;
        return leftBads * leftBads / leftRows + rightBads * rightBads / rightRows - all * all / (leftRows + rightRows);
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
