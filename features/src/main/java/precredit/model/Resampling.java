package precredit.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/** How far the area under the ROC curve would move if other rows of the same kind had come. */
public final class Resampling {
    private static final int SAMPLES = 200;
    private static final long SEED = 20_260_630;
    private static final double TAIL = 0.025;

    private Resampling() {}

    /** An interval of 95 %. */
    public record Interval(double low, double high) {}

    /** From 200 samples of the rows, each as large as they are and drawn with a seed. */
    public static Interval auc(double[] pds, Rows rows) {
        int[] byPd = IntStream.range(0, pds.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> pds[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] aucs = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] times = new int[pds.length];
            for (int draw = 0; draw < pds.length; draw++) {
                times[random.nextInt(pds.length)]++;
            }
            aucs[sample] = auc(pds, rows, byPd, times);
        }
        Arrays.sort(aucs);
        int tail = (int) (TAIL * SAMPLES);
        return new Interval(aucs[tail], aucs[SAMPLES - 1 - tail]);
    }

    private static double auc(double[] pds, Rows rows, int[] byPd, int[] times) {
        double won = 0;
        long goodsBelow = 0;
        long bads = 0;
        for (int from = 0; from < byPd.length; ) {
            long tiedGoods = 0;
            long tiedBads = 0;
            int to = from;
            for (; to < byPd.length && pds[byPd[to]] == pds[byPd[from]]; to++) {
                int row = byPd[to];
                tiedBads += rows.isBad(row) ? times[row] : 0;
                tiedGoods += rows.isBad(row) ? 0 : times[row];
            }
            won += tiedBads * (goodsBelow + tiedGoods / 2.0);
            goodsBelow += tiedGoods;
            bads += tiedBads;
            from = to;
        }
        return goodsBelow == 0 || bads == 0 ? 0.5 : won / ((double) goodsBelow * bads);
    }
}
