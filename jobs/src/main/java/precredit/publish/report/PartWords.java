package precredit.publish.report;

import java.util.Map;
import precredit.model.validation.Scored;
import precredit.model.validation.Scorer;

/** Parts and models as the report calls them. */
final class PartWords {
    private static final Map<String, String> MODELS = Map.of(
            Scorer.TREE, "决策树（采用）",
            Scorer.SCORECARD, "评分卡",
            Scorer.BOOSTING, "提升树",
            Scorer.BASELINE, "MLlib 树（基准）");

    private PartWords() {}

    static String of(Scored.Part part) {
        return switch (part) {
            case TRAINING -> "训练";
            case HELD_OUT -> "留出";
            case OUT_OF_TIME -> "跨期";
        };
    }

    static String ofModel(String model) {
        return MODELS.getOrDefault(model, model);
    }
}
