package precredit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import precredit.model.table.Rows;

/**
 * How far measures would move if other rows of the same kind had come: 200 samples of the rows, each as large as they are
 * and drawn with a seed. All models see the same samples, so their differences can be compared too.
 */
public final class Resampling {
    public static final int SAMPLES = 200;

    private static final long SEED = 20_260_630;
    private static final double TAIL = 0.025;

    private Resampling() {}

    /** Intervals of the measures of one model; {@code lead} is by how much its area exceeds that of the first model. */
    public record Intervals(Interval auc, Interval ks, Interval gini, Interval brier, Interval lead) {}

    /** Of every model by its name; of rows with a good and a bad one. */
    public static Map<String, Intervals> of(Map<String, double[]> pds, Rows rows) {
        List<Counted> models = new ArrayList<>();
        pds.values().forEach(one -> models.add(Counted.of(one, rows)));
        List<List<Metrics>> drawn = new ArrayList<>();
        models.forEach(model -> drawn.add(new ArrayList<>()));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] times = times(rows.count(), random);
            for (int model = 0; model < models.size(); model++) {
                models.get(model).measured(times).ifPresent(drawn.get(model)::add);
            }
        }
        Map<String, Intervals> intervals = new LinkedHashMap<>();
        for (String name : pds.keySet()) {
            intervals.put(name, intervals(drawn.get(intervals.size()), drawn.get(0)));
        }
        return intervals;
    }

    /** The probabilities of one model as classes, and where each row is counted among them. */
    private record Counted(double[] rising, int[] places) {
        static Counted of(double[] pds, Rows rows) {
            Ranks ranks = Ranks.of(pds);
            int[] places = new int[pds.length];
            Arrays.setAll(places, row -> ranks.place(rows, row));
            return new Counted(ranks.pds(), places);
        }

        java.util.Optional<Metrics> measured(int[] times) {
            int[] counts = new int[2 * rising.length];
            for (int row = 0; row < times.length; row++) {
                counts[places[row]] += times[row];
            }
            return Metrics.of(rising, counts);
        }
    }

    private static int[] times(int rows, SplittableRandom random) {
        int[] times = new int[rows];
        for (int draw = 0; draw < rows; draw++) {
            times[random.nextInt(rows)]++;
        }
        return times;
    }

    private static Intervals intervals(List<Metrics> drawn, List<Metrics> first) {
        double[] leads = new double[drawn.size()];
        Arrays.setAll(leads, i -> drawn.get(i).auc() - first.get(i).auc());
        return new Intervals(
                interval(drawn, Metrics::auc),
                interval(drawn, Metrics::ks),
                interval(drawn, Metrics::gini),
                interval(drawn, Metrics::brier),
                interval(leads));
    }

    private static Interval interval(List<Metrics> drawn, ToDoubleFunction<Metrics> measure) {
        return interval(drawn.stream().mapToDouble(measure).toArray());
    }

    private static Interval interval(double[] figures) {
        Arrays.sort(figures);
        int tail = (int) (TAIL * figures.length);
        return new Interval(figures[tail], figures[figures.length - 1 - tail]);
    }
}
