package precredit.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import precredit.model.Input;
import precredit.model.bin.Bins;
import precredit.publish.report.LearntInputs;
import precredit.store.Store;

/**
 * The {@link LearntInputs} of the model that decides, which stay the same until another does, in
 * {@code lake/learnt-inputs/county=<c>.json}: no night but the first of a model looks at its loans. A file of another model,
 * or one that is not as it was written, counts as none.
 */
record KeptInputs(Store store, String county) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Raised when other figures are made of the same loans. */
    private static final int MADE = 1;

    /**
     * What the figures are of.
     *
     * @param training the version of the table of training loans
     */
    record Origin(String modelId, long training, List<Input> inputs) {}

    /** Those that are kept, or else those that are found now, which are kept from then on. */
    LearntInputs of(Origin origin, Supplier<LearntInputs> found) {
        Optional<LearntInputs> kept = store.exists(file()) ? read(store.readText(file()), origin) : Optional.empty();
        return kept.orElseGet(() -> {
            LearntInputs now = found.get();
            store.writeText(file(), text(origin, now));
            return now;
        });
    }

    private static Optional<LearntInputs> read(String text, Origin origin) {
        try {
            List<LearntInputs.Column> columns = new ArrayList<>();
            JSON.readTree(text).path("inputs").forEach(input -> columns.add(column(input)));
            LearntInputs inputs = new LearntInputs(columns);
            return columns.size() == origin.inputs().size() && text.equals(text(origin, inputs))
                    ? Optional.of(inputs)
                    : Optional.empty();
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static LearntInputs.Column column(JsonNode input) {
        List<BigDecimal> cuts = new ArrayList<>();
        input.path("cuts").forEach(cut -> cuts.add(new BigDecimal(cut.asText(""))));
        List<Long> counts = new ArrayList<>();
        input.path("counts").forEach(count -> counts.add(count.asLong()));
        return new LearntInputs.Column(new Bins(cuts, input.path("specials").asInt()), counts);
    }

    private static String text(Origin origin, LearntInputs inputs) {
        ObjectNode file = JSON.createObjectNode();
        file.put("made", MADE).put("model_id", origin.modelId()).put("training", origin.training());
        ArrayNode columns = file.putArray("inputs");
        for (int i = 0; i < inputs.columns().size(); i++) {
            LearntInputs.Column column = inputs.columns().get(i);
            ObjectNode node = columns.addObject();
            node.put("input", origin.inputs().get(i).column())
                    .put("specials", column.bins().specials());
            ArrayNode cuts = node.putArray("cuts");
            column.bins().cuts().forEach(cut -> cuts.add(cut.toString()));
            ArrayNode counts = node.putArray("counts");
            column.counts().forEach(counts::add);
        }
        return file.put("sha256", DigestUtils.sha256Hex(file.toString())) + "\n";
    }

    private String file() {
        return "lake/learnt-inputs/county=" + county + ".json";
    }
}
