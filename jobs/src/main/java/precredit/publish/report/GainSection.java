package precredit.publish.report;

import java.util.ArrayList;
import java.util.List;
import precredit.model.validation.Curve;
import precredit.model.validation.Gain;
import precredit.model.validation.Measures;
import precredit.model.validation.Scored;
import precredit.model.validation.Scorer;
import precredit.model.validation.Study;

/** How many of the bads the riskiest tenths hold. */
final class GainSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.number("十分位"),
            Table.Column.number("笔数"),
            Table.Column.number("坏"),
            Table.Column.number("坏账率"),
            Table.Column.number("提升度"),
            Table.Column.number("累计捕获坏账"));

    private GainSection() {}

    static Section of(Study study) {
        List<Chart.Series> curves = new ArrayList<>();
        study.scored().stream()
                .filter(Scored::hasBothClasses)
                .forEach(part -> curves.add(MeasureSection.curve(
                        PartWords.of(part.part()), Curve.gains(part.pds().get(Scorer.TREE), part.rows()))));
        return new Section(
                "gains",
                "提升与捕获",
                "从风险最高的十分之一起。同一规则内的贷款概率相同，坏账在其所跨的十分位间按比例分摊，所以不一定是整数。",
                List.of(Chart.curves("gain-chart", "捕获曲线：横轴为计入的贷款%，纵轴为其中的坏账%", curves)),
                study.figures().measures().stream().map(GainSection::table).toList());
    }

    private static Table table(Measures part) {
        return new Table(
                "gain-table-" + part.part().text().replace('_', '-'),
                PartWords.of(part.part()),
                COLUMNS,
                part.gains().stream().map(GainSection::row).toList());
    }

    private static List<String> row(Gain gain) {
        return List.of(
                Integer.toString(gain.tenth()),
                Shown.decimals(gain.rows(), 1),
                Shown.decimals(gain.bads(), 1),
                Shown.percent(gain.badRate()),
                Shown.decimals(gain.lift(), 2),
                Shown.percent(gain.caught()));
    }
}
