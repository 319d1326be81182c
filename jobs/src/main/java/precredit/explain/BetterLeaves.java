package precredit.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Map<String, Input> inputs;

    BetterLeaves(Tree tree, List<Input> inputs) {
        this.boxes = Box.of(tree);
        this.inputs = inputs.stream().collect(Collectors.toMap(Input::column, Function.identity()));
    }

    /**
     * The leaf with a probability of at most {@code pd} that takes the fewest changes, of these the smallest ones, of what a
     * household can change; empty when there is none.
     */
    Optional<BetterLeaf> nearest(Row features, double pd) {
        return boxes.stream()
                .filter(box -> box.leaf().pd() <= pd)
                .flatMap(box -> reached(box, features).stream())
                .min(NEAREST);
    }

    private Optional<BetterLeaf> reached(Box box, Row features) {
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Range> range : box.ranges().entrySet()) {
            Optional<BigDecimal> own = value(features, range.getKey());
            if (!Step.lies(own, range.getValue())) {
                Optional<Step> step = Optional.ofNullable(inputs.get(range.getKey()))
                        .flatMap(input -> Step.into(range.getValue(), input, own));
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(step.get());
            }
        }
        return Optional.of(new BetterLeaf(box.leaf(), steps));
    }

    private static Optional<BigDecimal> value(Row features, String column) {
        return Optional.ofNullable(features.<Object>getAs(column)).map(own -> new BigDecimal(own.toString()));
    }
}
