package precredit.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import precredit.model.Box;
import precredit.model.Input;
import precredit.model.Range;
import precredit.model.Tree;

/** The leaves of a tree, asked for the nearest one at which a household would stand better. */
final class BetterLeaves {
    private static final Comparator<BetterLeaf> NEAREST = Comparator.<BetterLeaf>comparingInt(
                    leaf -> leaf.steps().size())
            .thenComparingDouble(BetterLeaf::distance)
            .thenComparingDouble(leaf -> leaf.leaf().pd())
            .thenComparingInt(leaf -> leaf.leaf().leafId());

    private final List<Box> boxes;
    private final List<String> columns;
    private final Map<String, Input> inputs;

    BetterLeaves(Tree tree, List<Input> inputs) {
        this.boxes = Box.of(tree);
        this.columns = boxes.stream()
                .flatMap(box -> box.ranges().keySet().stream())
                .distinct()
                .toList();
        this.inputs = inputs.stream().collect(Collectors.toMap(Input::column, Function.identity()));
    }

    /** The same of a row that holds the inputs. */
    Optional<BetterLeaf> nearest(Row features, double pd) {
        return nearest(column -> value(features, column), pd);
    }

    /**
     * The leaf with a probability of at most {@code pd} that takes the fewest changes, of these the smallest ones, of what a
     * household can change; empty when there is none. {@code own} is what each input is of the household, null where it is
     * missing.
     */
    Optional<BetterLeaf> nearest(Function<String, BigDecimal> own, double pd) {
        Map<String, Optional<BigDecimal>> values = new HashMap<>();
        columns.forEach(column -> values.put(column, Optional.ofNullable(own.apply(column))));
        Optional<BetterLeaf> nearest = Optional.empty();
        for (Box box : boxes) {
            if (box.leaf().pd() <= pd) {
                nearest = nearer(nearest, reached(box, values, nearest));
            }
        }
        return nearest;
    }

    private static Optional<BetterLeaf> nearer(Optional<BetterLeaf> one, Optional<BetterLeaf> other) {
        boolean isOther = other.isPresent() && (one.isEmpty() || NEAREST.compare(other.get(), one.get()) < 0);
        return isOther ? other : one;
    }

    /** Empty where the household cannot come there, or only with more changes than to the nearest so far. */
    private Optional<BetterLeaf> reached(
            Box box, Map<String, Optional<BigDecimal>> values, Optional<BetterLeaf> nearest) {
        int most = nearest.map(leaf -> leaf.steps().size()).orElse(Integer.MAX_VALUE);
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Range> range : box.ranges().entrySet()) {
            Optional<BigDecimal> own = values.get(range.getKey());
            if (!Step.lies(own, range.getValue())) {
                Optional<Step> step = Optional.ofNullable(inputs.get(range.getKey()))
                        .filter(input -> steps.size() < most)
                        .flatMap(input -> Step.into(range.getValue(), input, own));
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(step.get());
            }
        }
        return Optional.of(new BetterLeaf(box.leaf(), steps));
    }

    /** Null where it is missing. */
    static BigDecimal value(Row features, String column) {
        Object own = features.getAs(column);
        return own == null ? null : new BigDecimal(own.toString());
    }
}
