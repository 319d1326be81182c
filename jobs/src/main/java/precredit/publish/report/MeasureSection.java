package precredit.publish.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import precredit.model.Resampling;
import precredit.model.validation.Curve;
import precredit.model.validation.Measures;
import precredit.model.validation.Scored;
import precredit.model.validation.Study;

/** How well the tree and its challengers rank and fit, on every part. */
final class MeasureSection {
    private static final int DIGITS = 3;
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("样本"),
            Table.Column.text("模型"),
            Table.Column.number("笔数"),
            Table.Column.number("坏"),
            Table.Column.number("AUC"),
            Table.Column.number("AUC 区间"),
            Table.Column.number("KS"),
            Table.Column.number("KS 区间"),
            Table.Column.number("Gini"),
            Table.Column.number("Gini 区间"),
            Table.Column.number("Brier"),
            Table.Column.number("Brier 区间"),
            Table.Column.number("AUC 减决策树"),
            Table.Column.number("差的区间"));

    private MeasureSection() {}

    static Section of(Study study) {
        List<List<String>> rows = new ArrayList<>();
        study.figures().measures().forEach(part -> part.models()
                .forEach((model, figures) -> rows.add(row(part, PartWords.ofModel(model), figures))));
        return new Section(
                "measures",
                "检验与挑战模型",
                "“训练”是模型学过的贷款；“留出”是同一批贷款，分五份，每份由只学过其他农户贷款的同法模型打分；“跨期”晚于训练样本，模型没有见过。"
                        + (study.figures().of(Scored.Part.OUT_OF_TIME).isEmpty() ? "本模型的最后一段时间坏账太少，没有跨期样本。" : "")
                        + (study.figures().of(Scored.Part.HELD_OUT).isEmpty() ? "坏账太少，没有留出样本。" : "")
                        + "区间取自 " + Resampling.SAMPLES + " 次按笔重抽样。基准只学一次，不参加“留出”。",
                List.of(roc(study.scored().get(study.scored().size() - 1))),
                List.of(new Table("measure-table", "各模型", COLUMNS, rows)));
    }

    private static List<String> row(Measures part, String model, Measures.OfModel figures) {
        List<String> cells = new ArrayList<>(List.of(
                PartWords.of(part.part()) + " " + part.from() + " 至 " + part.to(),
                model,
                Shown.count(part.rows()),
                Shown.count(part.bads())));
        List.of(figures.auc(), figures.ks(), figures.gini(), figures.brier(), figures.aucAhead())
                .forEach(figure -> {
                    cells.add(Shown.decimals(figure.value(), DIGITS));
                    cells.add(Shown.decimals(figure.low(), DIGITS) + " 至 " + Shown.decimals(figure.high(), DIGITS));
                });
        return cells;
    }

    private static Chart roc(Scored part) {
        List<Chart.Series> series = new ArrayList<>();
        if (part.hasBothClasses()) {
            part.pds()
                    .forEach((model, pds) -> series.add(curve(PartWords.ofModel(model), Curve.roc(pds, part.rows()))));
        }
        return Chart.curves("roc-chart", "ROC（" + PartWords.of(part.part()) + "）：横轴为好账被计入的%，纵轴为坏账被计入的%", series);
    }

    /** A curve in percent with two decimals. */
    static Chart.Series curve(String name, Curve curve) {
        return new Chart.Series(
                name,
                curve.points().stream()
                        .map(point -> new Chart.Bar(percent(point.x()), percent(point.y())))
                        .toList());
    }

    static BigDecimal percent(double share) {
        return new BigDecimal(100 * share).setScale(2, RoundingMode.HALF_UP);
    }
}
