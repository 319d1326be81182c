package precredit.model;

import java.util.List;
import java.util.Optional;

/**
 * What a tree is judged by: the labelled loans there are, how it does on those it did not learn from, and what each
 * input tells by itself.
 */
public record Evidence(
        String modelId, Tree tree, long goods, long bads, Optional<Metrics> holdOut, List<InputStrength> strengths) {
    /** Another model, and how it does on the loans held out here. */
    public record Rival(String modelId, Metrics metrics) {}

    /** That of a model just trained. */
    public static Evidence of(String modelId, TrainedModel model) {
        return new Evidence(
                modelId,
                model.tree(),
                model.development().goods()
                        + model.holdOut().map(TrainedModel.Part::goods).orElse(0L),
                model.development().bads()
                        + model.holdOut().map(TrainedModel.Part::bads).orElse(0L),
                model.holdOut().flatMap(TrainedModel.Part::metrics),
                model.strengths());
    }
}
