package precredit.model.validation;

import java.util.ArrayList;
import java.util.List;
import precredit.model.Ranks;
import precredit.model.table.Rows;

/** A line through points that rise from (0, 0) to (1, 1), as many as a picture can show. */
public record Curve(List<Point> points) {
    private static final int MOST_POINTS = 200;

    /** A point of the unit square. */
    public record Point(double x, double y) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** The share of bads over that of goods, the riskiest first. */
    public static Curve roc(double[] pds, Rows rows) {
        return of(pds, rows, false);
    }

    /** The share of bads over that of all rows, the riskiest first. */
    public static Curve gains(double[] pds, Rows rows) {
        return of(pds, rows, true);
    }

    private static Curve of(double[] pds, Rows rows, boolean overAll) {
        int[] counts = Ranks.of(pds).counts(rows);
        double bads = rows.bads();
        double others = overAll ? rows.count() : rows.count() - bads;
        int stride = Math.max(1, counts.length / 2 / MOST_POINTS);
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        long caught = 0;
        long passed = 0;
        for (int at = counts.length - 2; at >= 0; at -= 2) {
            caught += counts[at + 1];
            passed += counts[at] + (overAll ? counts[at + 1] : 0);
            if (at / 2 % stride == 0) {
                points.add(new Point(passed / others, caught / bads));
            }
        }
        return new Curve(points);
    }
}
