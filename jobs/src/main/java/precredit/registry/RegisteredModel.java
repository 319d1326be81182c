package precredit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import precredit.model.Metrics;
import precredit.model.TrainedModel;
import precredit.model.Tree;

/** An accepted model as it is read back: its tree is the one its card names by hash, {@code holdOut} what the card says. */
public record RegisteredModel(
        String modelId, String county, LocalDate trainingDate, Tree tree, Optional<TrainedModel.Part> holdOut) {

    static RegisteredModel of(String modelId, JsonNode card, Tree tree) {
        return new RegisteredModel(
                modelId, card.get("county").textValue(), date(card, "training_date"), tree, holdOut(card));
    }

    /** Whether a newer one should be trained on a date, so many days after this one. */
    public boolean isDue(LocalDate on, int retrainAfterDays) {
        return !on.isBefore(trainingDate.plusDays(retrainAfterDays));
    }

    private static Optional<TrainedModel.Part> holdOut(JsonNode card) {
        return present(card.path("hold_out")).map(part -> {
            long goods = part.get("good").longValue();
            long bads = part.get("bad").longValue();
            Optional<Metrics> metrics = present(part.path("metrics"))
                    .map(figures -> new Metrics(
                            goods,
                            bads,
                            figures.get("auc").doubleValue(),
                            figures.get("ks").doubleValue(),
                            figures.get("gini").doubleValue(),
                            figures.get("brier").doubleValue()));
            return new TrainedModel.Part(date(part, "from"), date(part, "to"), goods, bads, metrics);
        });
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isObject);
    }

    private static LocalDate date(JsonNode object, String field) {
        return LocalDate.parse(object.get(field).textValue());
    }
}
