package precredit.publish.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import precredit.model.validation.Labels;

/** From all known loans to those that train and those that test. */
final class LabelSection {
    private LabelSection() {}

    /** One step of the waterfall: loans that are left, or that are taken away from these. */
    private record Step(String name, String why, long left, long taken) {
        static Step left(String name, String why, long loans) {
            return new Step(name, why, loans, 0);
        }

        static Step taken(String name, String why, long loans) {
            return new Step(name, why, 0, loans);
        }
    }

    static Section of(Labels labels) {
        List<Step> steps = List.of(
                Step.left("全部贷款", "训练日已知", labels.all()),
                Step.taken("不确定", "逾期 30 至 89 天，或观察期内没有月末记录", labels.indeterminate()),
                Step.taken("未满期", "放款未满 12 个月", labels.immature()),
                Step.taken("无对应农户", "好或坏，但放款前一日借款人不在名册农户中", labels.withoutHousehold()),
                Step.taken("未满期已坏", "未满 12 个月先坏；同期好贷款尚未可知，不用", labels.early()),
                Step.taken("跨期样本", "最后一段时间，其中坏 " + Shown.count(labels.outOfTimeBads()), labels.outOfTime()),
                Step.left("训练样本", "其中坏 " + Shown.count(labels.trainingBads()), labels.training()));
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
                                .map(step -> List.of(step.name(), step.why(), Shown.count(step.left() - step.taken())))
                                .toList())));
    }

    private static Chart chart(List<Step> steps) {
        List<Chart.Bar> bars = new ArrayList<>();
        long left = 0;
        for (Step step : steps) {
            long end = step.left() > 0 ? 0 : left - step.taken();
            long start = step.left() > 0 ? step.left() : left;
            bars.add(new Chart.Bar(BigDecimal.valueOf(end), BigDecimal.valueOf(start)));
            left = step.left() > 0 ? step.left() : end;
        }
        return new Chart(
                "label-chart",
                "笔数",
                Chart.Shape.WATERFALL,
                steps.stream().map(Step::name).toList(),
                List.of(new Chart.Series("笔数", bars)));
    }
}
