package precredit.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import precredit.explain.Explanation.Reading;
import precredit.model.Input;
import precredit.model.Tree;
import precredit.policy.Policy;
import precredit.publish.Decided;

/** Reads off a model how it came to a household's probability, and how the household could come to a better one. */
public final class Readings {
    private final Tree tree;
    private final Walk walk;
    private final BetterLeaves leaves;
    private final Policy policy;

    public Readings(Tree tree, List<Input> inputs, Policy policy) {
        this.tree = tree;
        this.walk = new Walk(inputs);
        this.leaves = new BetterLeaves(tree, inputs);
        this.policy = policy;
    }

    /** {@code features} holds the model's inputs of the household of this row of the ledger. */
    public Reading of(Row ledger, Row features) {
        return ledger.isNullAt(ledger.fieldIndex("leaf_id"))
                ? Reading.NONE
                : new Reading(
                        walk.through(tree, features),
                        changes(ledger.getAs("pd"), column -> BetterLeaves.value(features, column)));
    }

    /** Only what would change the outcome, without the way through the tree; {@code inputs} are those of the household. */
    List<String> changes(Decided household, Function<String, BigDecimal> inputs) {
        return household.isAssessed() ? changes(household.pd().orElseThrow(), inputs) : List.of();
    }

    private List<String> changes(double pd, Function<String, BigDecimal> inputs) {
        return better(pd)
                .flatMap(enough -> leaves.nearest(inputs, enough))
                .map(BetterLeaf::words)
                .orElse(List.of());
    }

    /** The probability that is needed: the cut-off of the policy, or below it the end of the next better grade. */
    private Optional<Double> better(double pd) {
        if (pd > policy.pdCutOff()) {
            return Optional.of(policy.pdCutOff());
        }
        return IntStream.range(1, policy.grades().size())
                .mapToObj(grade -> policy.grades().get(grade - 1).pdTo())
                .filter(end -> end < pd)
                .reduce((better, nearer) -> nearer);
    }
}
