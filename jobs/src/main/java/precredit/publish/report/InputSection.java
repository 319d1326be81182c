package precredit.publish.report;

import java.util.List;
import java.util.Optional;
import precredit.model.InputStrength;
import precredit.model.validation.CountyFigures;
import precredit.model.validation.Drift;

/** What each input tells by itself, and how it drifted. */
final class InputSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("指标"),
            Table.Column.text("字段"),
            Table.Column.number("信息值 IV"),
            Table.Column.number("单独 AUC"),
            Table.Column.number("PSI 本县对训练"),
            Table.Column.number("偶然值"),
            Table.Column.text("判断"));

    private InputSection() {}

    static Section of(ModelStudy model) {
        Optional<CountyFigures> county = model.study().figures().county();
        return new Section(
                "inputs",
                "指标",
                "信息值与单独 AUC 在训练样本上、按模型所用的分箱计算；PSI 为本期评分农户对训练样本，偶然值是没有变化时也会看到的大小。",
                List.of(),
                List.of(new Table(
                        "input-table",
                        "各指标",
                        COLUMNS,
                        model.study().figures().inputs().stream()
                                .map(input -> row(model, input, county.map(one -> one.inputs()
                                        .get(input.column()))))
                                .toList())));
    }

    private static List<String> row(ModelStudy model, InputStrength input, Optional<Drift> drift) {
        return List.of(
                model.words(input.column()),
                input.column(),
                Shown.decimals(input.informationValue(), 3),
                Shown.decimals(input.auc(), 3),
                drift.map(Drift::psi).map(Stability::shown).orElse(Shown.NOTHING),
                drift.map(Drift::byChance).map(Stability::shown).orElse(Shown.NOTHING),
                drift.map(Drift::psi).map(Stability::words).orElse(Shown.NOTHING));
    }
}
