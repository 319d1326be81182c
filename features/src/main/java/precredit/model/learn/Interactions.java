package precredit.model.learn;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;

/** Which two columns say more together than the sum of what they say alone. */
final class Interactions {
    /** Two columns, and what the best cross of one cut in each would take off the loss. */
    record Cross(int one, int other, double gain) {}

    private Interactions() {}

    /** The best crosses, the best first, measured on what the tables of single columns leave over. */
    static List<Cross> best(BinnedRows rows, Targets rest, int most) {
        int columns = rows.columns();
        return IntStream.range(0, columns * columns)
                .parallel()
                .filter(pair -> pair / columns < pair % columns)
                .mapToObj(pair -> new Cross(pair / columns, pair % columns, gain(rows, rest, pair)))
                .filter(cross -> cross.gain > 0)
                .sorted(Comparator.comparingDouble(Cross::gain)
                        .reversed()
                        .thenComparing(Cross::one)
                        .thenComparing(Cross::other))
                .limit(most)
                .toList();
    }

    private static double gain(BinnedRows rows, Targets rest, int pair) {
        int one = pair / rows.columns();
        int other = pair % rows.columns();
        int width = rows.bins().get(other).count();
        double[][] pulls = new double[rows.bins().get(one).count()][width];
        double[][] weights = new double[pulls.length][width];
        for (int row = 0; row < rows.count(); row++) {
            pulls[rows.code(one, row)][rows.code(other, row)] += rest.pulls()[row];
            weights[rows.code(one, row)][rows.code(other, row)] += rest.weights()[row];
        }
        accumulate(pulls);
        accumulate(weights);
        double best = 0;
        for (int line = 0; line < pulls.length - 1; line++) {
            for (int at = 0; at < width - 1; at++) {
                best = Math.max(best, cross(pulls, weights, line, at));
            }
        }
        return best;
    }

    /** Turns cells into sums over all cells up and left of them. */
    private static void accumulate(double[][] cells) {
        for (int line = 0; line < cells.length; line++) {
            for (int at = 0; at < cells[line].length; at++) {
                cells[line][at] += (line > 0 ? cells[line - 1][at] : 0)
                        + (at > 0 ? cells[line][at - 1] : 0)
                        - (line > 0 && at > 0 ? cells[line - 1][at - 1] : 0);
            }
        }
    }

    private static double cross(double[][] pulls, double[][] weights, int line, int at) {
        int lines = pulls.length - 1;
        int width = pulls[0].length - 1;
        return square(pulls[line][at], weights[line][at])
                + square(pulls[line][width] - pulls[line][at], weights[line][width] - weights[line][at])
                + square(pulls[lines][at] - pulls[line][at], weights[lines][at] - weights[line][at])
                + square(
                        pulls[lines][width] - pulls[lines][at] - pulls[line][width] + pulls[line][at],
                        weights[lines][width] - weights[lines][at] - weights[line][width] + weights[line][at])
                - square(pulls[lines][width], weights[lines][width]);
    }

    private static double square(double pull, double weight) {
        return pull * pull / (weight + 1);
    }
}
