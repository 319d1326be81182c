package precredit.model;

import java.util.Optional;

/** What a tree is judged by: the labelled loans there are, and how it does on those it did not learn from. */
public record Evidence(Tree tree, long goods, long bads, Optional<Metrics> holdOut) {
    static Evidence of(TrainedModel model) {
        return new Evidence(
                model.tree(),
                model.development().goods()
                        + model.holdOut().map(TrainedModel.Part::goods).orElse(0L),
                model.development().bads()
                        + model.holdOut().map(TrainedModel.Part::bads).orElse(0L),
                model.holdOut().flatMap(TrainedModel.Part::metrics));
    }
}
