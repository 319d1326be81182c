package precredit.publish.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import precredit.model.validation.Figures;
import precredit.model.validation.GradeFit;
import precredit.model.validation.Measures;

/** What was foretold for each grade, beside what happened. */
final class CalibrationSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("样本"),
            Table.Column.text("等级"),
            Table.Column.number("笔数"),
            Table.Column.number("坏"),
            Table.Column.number("预测坏账率"),
            Table.Column.number("实际坏账率"),
            Table.Column.number("Wilson 区间"),
            Table.Column.text("预测在区间内"));

    private CalibrationSection() {}

    static Section of(Figures figures) {
        List<List<String>> rows = figures.measures().stream()
                .flatMap(part -> part.grades().stream().map(grade -> row(part, grade)))
                .toList();
        Measures last = figures.measures().get(figures.measures().size() - 1);
        return new Section(
                "calibration",
                "分等级校准",
                "等级按违约概率划分，“-”为没有等级的。区间为 Wilson 区间；预测落在区间外，说明这一等级的概率偏高或偏低。",
                List.of(chart(last)),
                List.of(new Table("calibration-table", "预测与实际", COLUMNS, rows)));
    }

    private static List<String> row(Measures part, GradeFit grade) {
        return List.of(
                PartWords.of(part.part()),
                grade.grade(),
                Shown.count(grade.rows()),
                Shown.count(grade.bads()),
                Shown.percent(grade.foretold()),
                Shown.percent(grade.badRate()),
                Shown.percent(grade.low()) + " 至 " + Shown.percent(grade.high()),
                grade.holds() ? "是" : "否");
    }

    private static Chart chart(Measures part) {
        List<GradeFit> grades = part.grades();
        return new Chart(
                "calibration-chart",
                PartWords.of(part.part()) + "样本的坏账率(%)",
                Chart.Shape.COLUMNS,
                grades.stream().map(GradeFit::grade).toList(),
                List.of(
                        Chart.Series.of("预测", percents(grades.stream().map(GradeFit::foretold))),
                        Chart.Series.of("实际", percents(grades.stream().map(GradeFit::badRate))),
                        new Chart.Series(
                                "实际的区间",
                                grades.stream()
                                        .map(grade -> new Chart.Bar(
                                                MeasureSection.percent(grade.low()),
                                                MeasureSection.percent(grade.high())))
                                        .toList())));
    }

    private static List<BigDecimal> percents(Stream<Double> shares) {
        return shares.map(MeasureSection::percent).toList();
    }
}
