package precredit.model.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import precredit.feature.Direction;
import precredit.model.bin.Bins;

/** The best split of a node in every column: each cut, with missing on either side, and missing apart. */
record SplitSearch(List<Bins> bins, List<Direction> directions, GrowthRule rule) {
    private static final double LEAST_GAIN = 1e-9;
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::gain).reversed().thenComparing(Candidate::column);

    /** The best of each column that gains, the best first; equal gains in the order of the columns. */
    List<Candidate> best(Histogram histogram, int[] columns) {
        IntStream each = IntStream.of(columns);
        return (columns.length > 8 ? each.parallel() : each)
                .mapToObj(column -> best(histogram, column))
                .flatMap(Optional::stream)
                .sorted(BEST_FIRST)
                .toList();
    }

    private Optional<Candidate> best(Histogram histogram, int column) {
        Sums all = new Sums(0, 0, 0);
        for (int bin = 0; bin < bins.get(column).count(); bin++) {
            all = all.plus(histogram, column, bin);
        }
        Sums missing = new Sums(0, 0, 0).plus(histogram, column, 0);
        Stream<Candidate> known = missing.rows < 1
                ? scan(histogram, column, all, new Side(new Sums(0, 0, 0), true)).stream()
                : Stream.concat(
                        scan(histogram, column, all, new Side(missing, true)).stream(),
                        scan(histogram, column, all, new Side(new Sums(0, 0, 0), false)).stream());
        Optional<Candidate> apart = missing.rows < 1 ? Optional.empty() : candidate(column, 0, true, missing, all);
        return Stream.concat(apart.stream(), known).min(BEST_FIRST);
    }

    /** Where the scan starts: with the missing on the left or without them. */
    private record Side(Sums start, boolean missingLeft) {}

    private Optional<Candidate> scan(Histogram histogram, int column, Sums all, Side side) {
        Sums left = side.start;
        Optional<Candidate> best = Optional.empty();
        for (int bin = 1; bin < bins.get(column).count() - 1; bin++) {
            if (histogram.rows(column, bin) < 0.5) {
                continue;
            }
            left = left.plus(histogram, column, bin);
            Optional<Candidate> here = candidate(column, bin, side.missingLeft, left, all);
            if (here.isPresent()
                    && (best.isEmpty() || here.get().gain() > best.get().gain())) {
                best = here;
            }
        }
        return best;
    }

    private Optional<Candidate> candidate(int column, int upTo, boolean missingLeft, Sums left, Sums all) {
        Sums right = all.minus(left);
        if (left.rows < rule.minRows()
                || right.rows < rule.minRows()
                || left.weight < rule.minWeight()
                || right.weight < rule.minWeight()) {
            return Optional.empty();
        }
        double gain = left.score(rule) + right.score(rule) - all.score(rule);
        if (gain < LEAST_GAIN || contradicts(column, upTo, left.value(rule), right.value(rule))) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(column, upTo, missingLeft, gain, left.value(rule), right.value(rule)));
    }

    /** Missing apart has no direction. */
    private boolean contradicts(int column, int upTo, double left, double right) {
        return upTo > 0
                && switch (directions.get(column)) {
                    case HIGHER_IS_RISKIER -> left > right;
                    case HIGHER_IS_SAFER -> left < right;
                    case UNDECLARED -> false;
                };
    }

    /** Running sums of one side. */
    private record Sums(double pull, double weight, double rows) {
        Sums plus(Histogram histogram, int column, int bin) {
            return new Sums(
                    pull + histogram.pull(column, bin),
                    weight + histogram.weight(column, bin),
                    rows + histogram.rows(column, bin));
        }

        Sums minus(Sums part) {
            return new Sums(pull - part.pull, weight - part.weight, rows - part.rows);
        }

        double score(GrowthRule rule) {
            return pull * pull / (weight + rule.shrinkage());
        }

        double value(GrowthRule rule) {
            return pull / (weight + rule.shrinkage());
        }
    }
}
