package precredit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the list of models: its state, and of a refused candidate why. */
public record Listed(String modelId, String trainingDate, int leaves, String auc, String state, String why) {
    static Listed of(JsonNode card, String state, String why) {
        return new Listed(
                card.path("model_id").asText(),
                card.path("training_date").asText(),
                card.path("tree").path("leaves").asInt(),
                card.path("hold_out").path("metrics").path("auc").asText("unmeasured"),
                state,
                why);
    }

    /** The same as fields of a report. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", modelId);
        fields.put("trained_on", trainingDate);
        fields.put("leaves", leaves);
        fields.put("auc", auc);
        fields.put("state", state);
        fields.put("why", why);
        return fields;
    }
}
