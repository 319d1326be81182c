package precredit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Question;
import precredit.model.Tree;

/** The way of one household through a tree in words: each figure that was asked for, and what its kind has done before. */
final class Walk {
    private final Map<String, Input> inputs;

    /** The inputs give the names and units; a column that is not among them keeps its own name. */
    Walk(List<Input> inputs) {
        this.inputs = inputs.stream().collect(Collectors.toMap(Input::column, Function.identity()));
    }

    /** One line for each question, and one for the leaf. */
    List<String> through(Tree tree, Row features) {
        List<String> lines = new ArrayList<>();
        Node<Tree.Figures> node = tree.root();
        while (node instanceof Node.Split<Tree.Figures> split) {
            Object value = features.getAs(split.question().column());
            lines.add(step(split.question(), value));
            node = split.question().answer(value) ? split.yes() : split.no();
        }
        lines.add(end(((Node.Leaf<Tree.Figures>) node).value()));
        return List.copyOf(lines);
    }

    private String step(Question question, Object value) {
        Input input = inputs.get(question.column());
        String name = input == null ? question.column() : input.words();
        String unit = input == null || input.unit().isEmpty() ? "" : " " + input.unit();
        if (value == null) {
            return name + "：没有记录";
        }
        BigDecimal own = new BigDecimal(value.toString());
        Optional<String> compared = question.atMost()
                .map(bound -> (question.answer(value) ? "，不超过 " : "，超过 ") + LimitLines.plain(bound) + unit);
        return name + "：" + LimitLines.plain(own) + unit + compared.orElse("，有记录");
    }

    private static String end(Tree.Figures leaf) {
        return "归入第 " + leaf.leafId() + " 类：过去同类贷款 " + leaf.rows() + " 笔，其中 " + leaf.bads() + " 笔没有还好，违约概率估计为 "
                + percent(leaf.pd());
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }
}
