package precredit.model.validation;

import java.util.ArrayList;
import java.util.List;
import precredit.model.Interval;
import precredit.model.table.Rows;

/**
 * The loans of one grade: what was foretold of them on average, their bad rate and Wilson's interval of 95 % around it.
 * The grade {@code -} is what no grade takes.
 */
public record GradeFit(
        String grade, long rows, long bads, double foretold, double badRate, double low, double high, boolean holds) {

    /** The grades that any loan has, the best first. */
    static List<GradeFit> of(double[] pds, Rows rows, Scale scale) {
        int count = scale.grades().size() + 1;
        long[] all = new long[count];
        long[] bads = new long[count];
        double[] sums = new double[count];
        for (int row = 0; row < pds.length; row++) {
            int grade = scale.place(pds[row]);
            all[grade]++;
            bads[grade] += rows.isBad(row) ? 1 : 0;
            sums[grade] += pds[row];
        }
        List<GradeFit> fits = new ArrayList<>();
        for (int grade = 0; grade < count; grade++) {
            if (all[grade] > 0) {
                fits.add(of(scale.name(grade), all[grade], bads[grade], sums[grade] / all[grade]));
            }
        }
        return List.copyOf(fits);
    }

    private static GradeFit of(String grade, long rows, long bads, double foretold) {
        Interval interval = Interval.wilson(bads, rows);
        return new GradeFit(
                grade,
                rows,
                bads,
                foretold,
                (double) bads / rows,
                interval.low(),
                interval.high(),
                interval.holds(foretold));
    }
}
