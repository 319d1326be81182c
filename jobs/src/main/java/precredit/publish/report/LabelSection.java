package precredit.publish.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import precredit.model.validation.Labels;

/** From all known loans to those that train and those that test. */
final class LabelSection {
    private LabelSection() {}

    /** One step of the waterfall; what is taken away is negative, what is left positive. */
    private record Step(String name, String why, long loans) {}

    static Section of(Labels labels) {
        List<Step> steps = List.of(
                new Step("全部贷款", "训练日已知", labels.all()),
                new Step("不确定", "逾期 30 至 89 天，或观察期内没有月末记录", -labels.indeterminate()),
                new Step("未满期", "放款未满 12 个月", -labels.immature()),
                new Step("无对应农户", "好或坏，但放款前一日借款人不在名册农户中", -labels.withoutHousehold()),
                new Step("未满期已坏", "未满 12 个月先坏；同期好贷款尚未可知，不用", -labels.early()),
                new Step("跨期样本", "最后一段时间，其中坏 " + Shown.count(labels.outOfTimeBads()), -labels.outOfTime()),
                new Step("训练样本", "其中坏 " + Shown.count(labels.trainingBads()), labels.training()));
        return new Section(
                "labels",
                "样本",
                "标签看放款后 12 个月：逾期 90 天以上或五级分类次级以下为坏。",
                List.of(chart(steps)),
                List.of(new Table(
                        "label-table",
                        "从全部贷款到训练样本",
                        List.of(Table.Column.text("步骤"), Table.Column.text("说明"), Table.Column.number("笔数")),
                        steps.stream()
                                .map(step -> List.of(step.name(), step.why(), Shown.count(step.loans())))
                                .toList())));
    }

    private static Chart chart(List<Step> steps) {
        List<Chart.Bar> bars = new ArrayList<>();
        long left = 0;
        for (Step step : steps) {
            long from = step.loans() < 0 ? left + step.loans() : 0;
            long to = step.loans() < 0 ? left : step.loans();
            bars.add(new Chart.Bar(BigDecimal.valueOf(from), BigDecimal.valueOf(to)));
            left = step.loans() < 0 ? from : to;
        }
        return new Chart(
                "label-chart",
                "笔数",
                Chart.Shape.WATERFALL,
                steps.stream().map(Step::name).toList(),
                List.of(new Chart.Series("笔数", bars)));
    }
}
