package precredit.publish.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import precredit.model.validation.TreeStability;
import precredit.model.validation.TreeStability.Again;

/** Whether the tree would be the same without some of the households. */
final class ResampleSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("重学"),
            Table.Column.number("规则数"),
            Table.Column.text("首问"),
            Table.Column.text("首问相同"),
            Table.Column.number("所问指标重合"),
            Table.Column.number("准入不变"),
            Table.Column.number("等级不变"),
            Table.Column.number("秩相关"));

    private ResampleSection() {}

    static Section of(ModelStudy model) {
        Optional<TreeStability> stability = model.study().figures().stability();
        List<Again> again = stability.map(TreeStability::again).orElse(List.of());
        return new Section(
                "stability",
                "重学稳定性",
                stability
                        .map(trees -> "每次去掉五分之一农户重新学习（连同大小的选择），在 " + Shown.count(trees.rows())
                                + " 笔贷款上与采用的树比较：准入线同侧、等级相同的占比，违约概率的 Spearman 秩相关。")
                        .orElse("坏账太少，不能去掉一部分再学。"),
                List.of(),
                List.of(new Table(
                        "stability-table",
                        "重学的树",
                        COLUMNS,
                        java.util.stream.IntStream.range(0, again.size())
                                .mapToObj(i -> row(model, i + 1, again.get(i)))
                                .toList(),
                        again.isEmpty() ? List.of() : means(again))));
    }

    private static List<String> row(ModelStudy model, int number, Again again) {
        return List.of(
                "第 " + number + " 次",
                Integer.toString(again.leaves()),
                again.root().isEmpty() ? "无" : model.words(again.root()),
                again.sameRoot() ? "是" : "否",
                Shown.percent(again.sameInputs()),
                Shown.percent(again.sameDecision()),
                Shown.percent(again.sameGrade()),
                Shown.decimals(again.rankCorrelation(), 3));
    }

    private static List<String> means(List<Again> again) {
        return List.of(
                "平均",
                Shown.decimals(mean(again, Again::leaves), 1),
                "",
                Shown.percent(mean(again, one -> one.sameRoot() ? 1 : 0)),
                Shown.percent(mean(again, Again::sameInputs)),
                Shown.percent(mean(again, Again::sameDecision)),
                Shown.percent(mean(again, Again::sameGrade)),
                Shown.decimals(mean(again, Again::rankCorrelation), 3));
    }

    private static double mean(List<Again> again, ToDoubleFunction<Again> figure) {
        return again.stream().mapToDouble(figure).average().orElseThrow();
    }
}
