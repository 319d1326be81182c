package precredit.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tree in the words of the county team: the rule of every leaf. */
public final class TreeInWords {
    private final Map<String, Input> inputs;

    /** The inputs give the names and units; a column that is not among them keeps its own name. */
    public TreeInWords(List<Input> inputs) {
        this.inputs = inputs.stream().collect(Collectors.toMap(Input::column, Function.identity()));
    }

    /** Every leaf as a rule with its share of the loans, its bad rate and its probability of default. */
    public String rules(Tree tree) {
        long rows = tree.leaves().stream().mapToLong(Tree.Figures::rows).sum();
        long bads = tree.leaves().stream().mapToLong(Tree.Figures::bads).sum();
        String rules = Box.of(tree).stream().map(box -> rule(box, rows)).collect(Collectors.joining("\n"));
        return "共 %s 条规则,训练样本 %s 笔,其中坏账 %s 笔(%s)。\n\n%s"
                .formatted(tree.leaves().size(), rows, bads, percent(bads, rows), rules);
    }

    private String rule(Box box, long all) {
        String conditions = box.ranges().entrySet().stream()
                .map(range -> name(range.getKey()) + " " + words(range.getValue(), unit(range.getKey())))
                .collect(Collectors.joining(";"));
        return """
                规则 %s
                  条件:%s
                  占比:%s,%s
                  违约概率:%s
                """
                .formatted(
                        box.leaf().leafId(),
                        conditions.isEmpty() ? "全部农户" : conditions,
                        percent(box.leaf().rows(), all),
                        evidence(box.leaf()),
                        percent(box.leaf().pd()));
    }

    private static String evidence(Tree.Figures leaf) {
        return "训练样本 %s 笔,坏账 %s 笔(%s)".formatted(leaf.rows(), leaf.bads(), percent(leaf.bads(), leaf.rows()));
    }

    private static String words(Range range, String unit) {
        if (!range.known()) {
            return "无记录";
        }
        Optional<String> above = range.above().map(bound -> "大于 " + bound.toPlainString() + unit);
        Optional<String> upTo = range.upTo().map(bound -> "不超过 " + bound.toPlainString() + unit);
        String bounds = above.isPresent() && upTo.isPresent()
                ? above.get() + "且" + upTo.get()
                : above.or(() -> upTo).orElse("有记录");
        return range.missing() ? bounds + ",或无记录" : bounds;
    }

    private String name(String column) {
        return Optional.ofNullable(inputs.get(column)).map(Input::words).orElse(column);
    }

    private String unit(String column) {
        return Optional.ofNullable(inputs.get(column))
                .map(Input::unit)
                .map(unit -> unit.isEmpty() ? "" : " " + unit)
                .orElse("");
    }

    private static String percent(double share) {
        return new BigDecimal(share)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString() + " %";
    }

    private static String percent(long part, long all) {
        return all == 0
                ? "无"
                : BigDecimal.valueOf(part)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %";
    }
}
