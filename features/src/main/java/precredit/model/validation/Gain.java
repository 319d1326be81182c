package precredit.model.validation;

import java.util.ArrayList;
import java.util.List;
import precredit.model.Ranks;
import precredit.model.table.Rows;

/**
 * One tenth of the rows, the riskiest first: its rows and bads, its bad rate over that of all rows ({@code lift}) and the
 * share of all bads up to here. Rows of one probability are spread evenly over the tenths they reach, so bads need not be
 * whole.
 */
public record Gain(int tenth, double rows, double bads, double badRate, double lift, double caught) {
    private static final int TENTHS = 10;

    static List<Gain> tenths(double[] pds, Rows rows) {
        double each = (double) rows.count() / TENTHS;
        double overall = (double) rows.bads() / rows.count();
        List<Gain> gains = new ArrayList<>();
        double before = 0;
        for (int tenth = 1; tenth <= TENTHS && rows.bads() > 0; tenth++) {
            double caught = caught(pds, rows, tenth * each);
            double bads = caught - before;
            gains.add(new Gain(tenth, each, bads, bads / each, bads / each / overall, caught / rows.bads()));
            before = caught;
        }
        return List.copyOf(gains);
    }

    /** The bads among so many of the riskiest rows. */
    private static double caught(double[] pds, Rows rows, double most) {
        int[] counts = Ranks.of(pds).counts(rows);
        double left = most;
        double caught = 0;
        for (int at = counts.length - 2; at >= 0 && left > 0; at -= 2) {
            double share = Math.min(1, left / (counts[at] + counts[at + 1]));
            caught += share * counts[at + 1];
            left -= counts[at] + counts[at + 1];
        }
        return caught;
    }
}
