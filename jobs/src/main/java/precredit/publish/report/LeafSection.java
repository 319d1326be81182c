package precredit.publish.report;

import java.util.List;
import precredit.model.validation.Leaf;

/** Every rule of the tree, with what it rests on and what became of it. */
final class LeafSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.number("规则"),
            Table.Column.number("训练笔数"),
            Table.Column.number("占比"),
            Table.Column.number("坏"),
            Table.Column.number("坏账率"),
            Table.Column.number("违约概率"),
            Table.Column.number("跨期笔数"),
            Table.Column.number("坏"),
            Table.Column.number("坏账率区间"),
            Table.Column.number("本县评分户数"));

    private LeafSection() {}

    static Section of(ModelStudy model) {
        List<Leaf> leaves = model.study().figures().leaves();
        long rows = leaves.stream().mapToLong(Leaf::rows).sum();
        return new Section(
                "rules",
                "规则",
                "每条规则的违约概率由本规则的坏账率向上一级靠拢得出，小样本的规则不会许诺零风险。",
                List.of(),
                List.of(new Table(
                        "leaf-table",
                        "各规则的依据与后来的表现",
                        COLUMNS,
                        leaves.stream().map(leaf -> row(leaf, rows)).toList())),
                model.rules());
    }

    private static List<String> row(Leaf leaf, long rows) {
        return List.of(
                Integer.toString(leaf.leaf()),
                Shown.count(leaf.rows()),
                Shown.percent(leaf.rows(), rows),
                Shown.count(leaf.bads()),
                Shown.percent(leaf.bads(), leaf.rows()),
                Shown.percent(leaf.pd()),
                Shown.count(leaf.laterRows()),
                Shown.count(leaf.laterBads()),
                leaf.laterBadRate()
                        .map(rate -> Shown.percent(rate.low()) + " 至 " + Shown.percent(rate.high()))
                        .orElse(Shown.NOTHING),
                leaf.households().map(Shown::count).orElse(Shown.NOTHING));
    }
}
