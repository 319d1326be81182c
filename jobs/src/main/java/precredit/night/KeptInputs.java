package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import precredit.model.Input;
import precredit.model.bin.Bins;
import precredit.publish.report.LearntInputs;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * The {@link LearntInputs} of the model that decides, which stay the same until another does, in
 * {@code lake/learnt-inputs/county=<c>.json}: no night but the first of a model looks at its loans. A file of another model
 * counts as none.
 */
record KeptInputs(KeptNote note) {
    /** Raised when other figures are made of the same loans. */
    private static final int MADE = 1;

    KeptInputs(Store store, String county) {
        this(new KeptNote(store, "lake/learnt-inputs/county=" + county + ".json"));
    }

    /**
     * What the figures are of.
     *
     * @param training the version of the table of training loans
     */
    record Origin(String modelId, long training, List<Input> inputs) {}

    /** Those that are kept, or else those that are found now, which are kept from then on. */
    LearntInputs of(Origin origin, Supplier<LearntInputs> found) {
        return note.read().flatMap(says -> read(says, origin)).orElseGet(() -> {
            LearntInputs now = found.get();
            note.write(json(origin, now));
            return now;
        });
    }

    private static Optional<LearntInputs> read(JsonNode says, Origin origin) {
        boolean isOfThem = says.path("made").asInt() == MADE
                && says.path("model_id").asText().equals(origin.modelId())
                && says.path("training").asLong() == origin.training()
                && names(says)
                        .equals(origin.inputs().stream().map(Input::column).toList());
        return isOfThem
                ? Optional.of(new LearntInputs(
                        each(says.path("inputs")).map(KeptInputs::column).toList()))
                : Optional.empty();
    }

    private static List<String> names(JsonNode says) {
        return each(says.path("inputs"))
                .map(input -> input.path("input").asText())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static LearntInputs.Column column(JsonNode input) {
        List<BigDecimal> cuts = each(input.path("cuts"))
                .map(cut -> new BigDecimal(cut.asText()))
                .toList();
        List<Long> counts = each(input.path("counts")).map(JsonNode::asLong).toList();
        return new LearntInputs.Column(new Bins(cuts, input.path("specials").asInt()), counts);
    }

    private static ObjectNode json(Origin origin, LearntInputs inputs) {
        ObjectNode json = KeptNote.empty();
        json.put("made", MADE).put("model_id", origin.modelId()).put("training", origin.training());
        ArrayNode columns = json.putArray("inputs");
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
        return json;
    }
}
