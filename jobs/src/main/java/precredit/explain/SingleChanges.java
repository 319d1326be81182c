package precredit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Tree;

/**
 * Which one input of the model, all others as they are, would bring a household's probability of default down to the
 * cut-off: the nearest value above and the nearest below its own.
 */
public final class SingleChanges {
    private final Tree tree;
    private final Row features;
    private final double pdCutOff;

    private SingleChanges(Tree tree, Row features, double pdCutOff) {
        this.tree = tree;
        this.features = features;
        this.pdCutOff = pdCutOff;
    }

    /** One sentence per change, inputs in their order in the settings; none when no single one is enough. */
    public static List<String> of(Tree tree, List<Input> inputs, Row features, double pdCutOff) {
        SingleChanges changes = new SingleChanges(tree, features, pdCutOff);
        Map<String, NavigableSet<BigDecimal>> thresholds = thresholds(tree);
        List<String> sentences = new ArrayList<>();
        for (Input input : inputs) {
            NavigableSet<BigDecimal> bounds = thresholds.getOrDefault(input.column(), new TreeSet<>());
            changes.upward(input, bounds).ifPresent(sentences::add);
            changes.downward(input, bounds).ifPresent(sentences::add);
        }
        return List.copyOf(sentences);
    }

    /** Above a threshold the next value that matters is anything up to the next one, or any value above the last. */
    private Optional<String> upward(Input input, NavigableSet<BigDecimal> bounds) {
        return value(input).map(own -> bounds.tailSet(own, true)).orElse(bounds).stream()
                .filter(bound -> isEnough(input, above(bound, bounds)))
                .findFirst()
                .map(bound -> words(input, "大于", bound, above(bound, bounds)));
    }

    private Optional<String> downward(Input input, NavigableSet<BigDecimal> bounds) {
        return value(input).map(own -> bounds.headSet(own, false)).orElse(bounds).descendingSet().stream()
                .filter(bound -> isEnough(input, bound))
                .findFirst()
                .map(bound -> words(input, "不超过", bound, bound));
    }

    private static BigDecimal above(BigDecimal bound, NavigableSet<BigDecimal> bounds) {
        return Optional.ofNullable(bounds.higher(bound)).orElse(bound.add(BigDecimal.ONE));
    }

    private boolean isEnough(Input input, BigDecimal value) {
        return leaf(input, value).pd() <= pdCutOff;
    }

    private Tree.Figures leaf(Input input, BigDecimal value) {
        Object[] cells = new Object[features.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i == features.fieldIndex(input.column()) ? value : features.get(i);
        }
        return tree.leafOf(new GenericRowWithSchema(cells, features.schema()));
    }

    private Optional<BigDecimal> value(Input input) {
        return Optional.ofNullable(features.<Object>getAs(input.column())).map(own -> new BigDecimal(own.toString()));
    }

    private String words(Input input, String comparison, BigDecimal bound, BigDecimal value) {
        String own = value(input).map(LimitLines::plain).orElse("无记录");
        BigDecimal percent = BigDecimal.valueOf(leaf(input, value).pd()).movePointRight(2);
        return input.words() + "（现为 " + own + "）" + comparison + " " + LimitLines.plain(bound) + " " + input.unit()
                + "时，违约概率 " + percent.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static Map<String, NavigableSet<BigDecimal>> thresholds(Tree tree) {
        Map<String, NavigableSet<BigDecimal>> thresholds = new TreeMap<>();
        collect(tree.root(), thresholds);
        return thresholds;
    }

    private static void collect(Node<Tree.Figures> node, Map<String, NavigableSet<BigDecimal>> into) {
        if (node instanceof Node.Split<Tree.Figures> split) {
            split.question().atMost().ifPresent(bound -> into.computeIfAbsent(
                            split.question().column(), column -> new TreeSet<>())
                    .add(bound));
            collect(split.yes(), into);
            collect(split.no(), into);
        }
    }
}
