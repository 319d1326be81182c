package precredit.publish.report;

import java.util.ArrayList;
import java.util.List;
import precredit.model.validation.Figures;
import precredit.model.validation.Measures;
import precredit.model.validation.Scored;
import precredit.model.validation.Scorer;

/** report.html of a model: what a validator reads before signing; no person is in it, and no network is asked. */
public final class ModelReport {
    private ModelReport() {}

    public static String of(ModelStudy model) {
        return ReportPage.of(
                new ReportPage.Heading(
                        model.county() + " 模型验证报告",
                        model.trainedOn().toString(),
                        "模型 " + model.modelId() + "　区间均为 95%"),
                tiles(model.study().figures()),
                List.of(
                        LabelSection.of(model.study().figures().labels()),
                        MeasureSection.of(model.study()),
                        GainSection.of(model.study()),
                        CalibrationSection.of(model.study().figures()),
                        LeafSection.of(model),
                        new Section(
                                "sql", "SQL", "与上面的规则逐户一致，可在任何数据库的 features 表上执行。", List.of(), List.of(), model.sql()),
                        InputSection.of(model),
                        MonthSection.of(model),
                        ResampleSection.of(model),
                        SelectionSection.of(model),
                        CoverageSection.of(model.study().figures())));
    }

    private static List<ReportPage.Tile> tiles(Figures figures) {
        List<ReportPage.Tile> tiles = new ArrayList<>();
        for (Scored.Part part : Scored.Part.values()) {
            figures.of(part)
                    .map(Measures::models)
                    .filter(models -> !models.isEmpty())
                    .ifPresent(models -> tiles.add(new ReportPage.Tile(
                            "AUC（" + PartWords.of(part) + "）",
                            Shown.decimals(models.get(Scorer.TREE).auc().value(), 3))));
        }
        tiles.add(new ReportPage.Tile("规则数", Shown.count(figures.leaves().size())));
        tiles.add(new ReportPage.Tile("训练贷款", Shown.count(figures.labels().training())));
        tiles.add(new ReportPage.Tile("其中坏账", Shown.count(figures.labels().trainingBads())));
        return tiles;
    }
}
