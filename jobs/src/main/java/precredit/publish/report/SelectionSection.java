package precredit.publish.report;

import java.util.Comparator;
import java.util.List;
import precredit.model.InputStrength;
import precredit.model.validation.CountyFigures;

/** How unlike the scored households are to borrowers with a known outcome. */
final class SelectionSection {
    private static final List<Table.Column> COLUMNS =
            List.of(Table.Column.text("指标"), Table.Column.number("单独 AUC"), Table.Column.number("信息值"));

    private SelectionSection() {}

    static Section of(ModelStudy model) {
        return model.study()
                .figures()
                .county()
                .map(county -> section(model, county))
                .orElseGet(() -> new Section("selection", "选择偏差", "训练日没有评分的农户，无从比较。", List.of(), List.of()));
    }

    private static Section section(ModelStudy model, CountyFigures county) {
        return new Section(
                "selection",
                "选择偏差",
                "模型只知道借过款的农户后来如何。下面是有结果的贷款（当时的情况）与 " + county.asOf() + " 评分农户的差别：一张评分卡在没有学过的一半上区分两者的 AUC，"
                        + "0.5 为分不开，越接近 1 越说明本县农户不像借款人，违约概率越要慎用。",
                List.of(),
                List.of(
                        new Table(
                                "selection-table",
                                "总体",
                                List.of(Table.Column.text("项目"), Table.Column.number("数值")),
                                List.of(
                                        List.of("名册户数", Shown.count(county.households())),
                                        List.of("评分户数（户主有授权）", Shown.count(county.scored())),
                                        List.of(
                                                "区分借款人与评分农户的 AUC",
                                                Shown.decimals(
                                                        county.selection().auc(), 3)),
                                        List.of(
                                                "评分的 PSI（对训练）",
                                                Stability.shown(county.score().psi())),
                                        List.of(
                                                "落在少于 " + model.evidenceRows() + " 笔训练样本的规则中",
                                                Shown.percent(county.selection().withoutEvidence())),
                                        List.of(
                                                "有指标超出全部贷款所见范围",
                                                Shown.percent(county.selection().beyond())))),
                        new Table(
                                "selection-input-table",
                                "各指标单独区分借款人与评分农户",
                                COLUMNS,
                                county.selection().inputs().stream()
                                        .sorted(Comparator.comparingDouble(InputStrength::auc)
                                                .reversed())
                                        .map(input -> List.of(
                                                model.words(input.column()),
                                                Shown.decimals(input.auc(), 3),
                                                Shown.decimals(input.informationValue(), 3)))
                                        .toList())));
    }
}
