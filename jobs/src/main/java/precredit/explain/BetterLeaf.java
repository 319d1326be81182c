package precredit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import precredit.model.Tree;

/** A leaf with a lower probability of default, and all that a household has to change to come to it. */
record BetterLeaf(Tree.Figures leaf, List<Step> steps) {
    BetterLeaf {
        steps = List.copyOf(steps);
    }

    double distance() {
        return steps.stream().mapToDouble(Step::distance).sum();
    }

    /** What it would lead to, then each step. */
    List<String> words() {
        String percent = BigDecimal.valueOf(leaf.pd())
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        String all = steps.size() == 1 ? "做到下面一项" : "同时做到下面 " + steps.size() + " 项";
        return Stream.concat(
                        Stream.of("其他各项不变，" + all + "，违约概率降到 " + percent + "%："),
                        steps.stream().map(step -> "  " + step.words()))
                .toList();
    }
}
