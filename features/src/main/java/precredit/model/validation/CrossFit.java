package precredit.model.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import precredit.model.LabelledLoans;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.TreeTrainer;
import precredit.model.table.Rows;
import precredit.model.validation.Scored.Numbered;

/**
 * The learning done again and again, each time without the loans of some households, and these loans scored by what was
 * learnt without them. Of more than {@link #MOST_ROWS} loans those of some households are left out altogether.
 */
record CrossFit(Scored scored, List<TrainedModel.Learnt> learnt) {
    static final int FOLDS = 5;
    static final int MOST_ROWS = 20_000;

    private static final int LEAST_BADS = 2 * FOLDS;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Nothing where there are too few bads to learn without some of them. */
    static Optional<CrossFit> of(Numbered development, ModelSettings settings) {
        if (development.loans().bads() < LEAST_BADS || development.loans().goods() < LEAST_BADS) {
            return Optional.empty();
        }
        int[] folds = folds(development.loans());
        Numbered kept = development.at(
                IntStream.range(0, folds.length).filter(row -> folds[row] >= 0).toArray());
        int[] fold = IntStream.of(folds).filter(one -> one >= 0).toArray();
        Rows rows = kept.loans().inputs(settings.inputs());
        List<TrainedModel.Learnt> learnt = new ArrayList<>();
        Map<String, double[]> pds = new LinkedHashMap<>();
        for (int out = 0; out < FOLDS; out++) {
            TrainedModel.Learnt without = TreeTrainer.again(kept.loans().at(places(fold, out, false)), settings);
            learnt.add(without);
            int[] tested = places(fold, out, true);
            Scorer.of(without)
                    .forEach((name, scorer) -> fill(
                            pds.computeIfAbsent(name, key -> new double[fold.length]),
                            tested,
                            scorer.probabilities(rows.at(tested))));
        }
        return Optional.of(new CrossFit(Scored.of(Scored.Part.HELD_OUT, kept, rows, pds), List.copyOf(learnt)));
    }

    /** The fold of each loan, the same for all loans of a household, or -1 for one that is left out. */
    static int[] folds(LabelledLoans loans) {
        Map<String, Integer> ranks = new TreeMap<>();
        new TreeSet<>(loans.households()).forEach(household -> ranks.put(household, ranks.size()));
        int stride = (loans.count() + MOST_ROWS - 1) / MOST_ROWS;
        return loans.households().stream()
                .mapToInt(household -> (int) (((ranks.get(household) + 1) * GOLDEN) >>> 33))
                .map(hash -> hash % stride == 0 ? hash / stride % FOLDS : -1)
                .toArray();
    }

    private static int[] places(int[] fold, int wanted, boolean isIn) {
        return IntStream.range(0, fold.length)
                .filter(row -> (fold[row] == wanted) == isIn)
                .toArray();
    }

    private static void fill(double[] into, int[] places, double[] values) {
        for (int i = 0; i < places.length; i++) {
            into[places[i]] = values[i];
        }
    }
}
