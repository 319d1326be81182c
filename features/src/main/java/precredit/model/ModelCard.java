package precredit.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a model is, what it learnt from and how well it does: the facts a validator asks for first. */
public record ModelCard(
        Origin origin,
        LabelCounts labels,
        List<Input> inputs,
        Tree tree,
        Size size,
        Periods periods,
        TrainedModel.Part development,
        Optional<TrainedModel.Part> holdOut) {
    /** For whom and when a model was trained, with what code and what configuration. */
    public record Origin(String county, LocalDate trainingDate, String configurationSha256, String codeVersion) {}

    /** All loans known on the training date by label, and how many of them no household of the roll took. */
    public record LabelCounts(long good, long bad, long indeterminate, long immature, long withoutHousehold) {}

    /** The card of a trained model. */
    public static ModelCard of(TrainedModel model, Origin origin, LabelCounts labels, ModelSettings settings) {
        return new ModelCard(
                origin,
                labels,
                settings.inputs(),
                model.tree(),
                model.size(),
                model.periods(),
                model.development(),
                model.holdOut());
    }

    /** County, training date and the first eight digits of the tree's hash: the same tree on the same day, the same id. */
    public String modelId() {
        return origin.county() + "-" + origin.trainingDate() + "-"
                + TreeJson.sha256(tree).substring(0, 8);
    }

    /** The card as JSON; no clock and no chance in it. */
    public String json() {
        return Json.object(json -> {
            json.writeStringField("model_id", modelId());
            json.writeStringField("county", origin.county());
            json.writeStringField("training_date", origin.trainingDate().toString());
            json.writeStringField("tree_sha256", TreeJson.sha256(tree));
            json.writeStringField("configuration_sha256", origin.configurationSha256());
            json.writeStringField("code_version", origin.codeVersion());
            writeLabels(json);
            writeTree(json);
            writePart(json, "development", Optional.of(development));
            writePart(json, "hold_out", holdOut);
            json.writeStringField("note", note());
            writeInputs(json);
        });
    }

    private void writeLabels(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("labels");
        json.writeNumberField("good", labels.good());
        json.writeNumberField("bad", labels.bad());
        json.writeNumberField("indeterminate", labels.indeterminate());
        json.writeNumberField("immature", labels.immature());
        json.writeNumberField("without_household", labels.withoutHousehold());
        json.writeEndObject();
    }

    private void writeTree(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tree");
        json.writeNumberField("leaves", tree.leaves().size());
        json.writeNumberField("depth", tree.root().depth());
        json.writeNumberField("max_leaves", size.leaves());
        json.writeNumberField("max_depth", size.depth());
        json.writeFieldName("size_chosen_on_loans_from");
        writeDate(json, periods.chosenFrom());
        json.writeEndObject();
    }

    private static void writePart(JsonGenerator json, String name, Optional<TrainedModel.Part> part)
            throws IOException {
        if (part.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("from", part.get().from().toString());
        json.writeStringField("to", part.get().to().toString());
        json.writeNumberField("rows", part.get().goods() + part.get().bads());
        json.writeNumberField("good", part.get().goods());
        json.writeNumberField("bad", part.get().bads());
        writeMetrics(json, part.get().metrics());
        json.writeEndObject();
    }

    private static void writeMetrics(JsonGenerator json, Optional<Metrics> metrics) throws IOException {
        if (metrics.isEmpty()) {
            json.writeNullField("metrics");
            return;
        }
        json.writeObjectFieldStart("metrics");
        json.writeNumberField("auc", metrics.get().auc());
        json.writeNumberField("ks", metrics.get().ks());
        json.writeNumberField("gini", metrics.get().gini());
        json.writeNumberField("brier", metrics.get().brier());
        json.writeEndObject();
    }

    private void writeInputs(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (Input input : inputs) {
            json.writeStartObject();
            json.writeStringField("column", input.column());
            json.writeStringField("direction", input.direction().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDate(JsonGenerator json, Optional<LocalDate> date) throws IOException {
        if (date.isPresent()) {
            json.writeString(date.get().toString());
        } else {
            json.writeNull();
        }
    }

    private String note() {
        if (periods.heldOutFrom().isEmpty()) {
            return "No loans were held out: the latest hold " + periods.badsNotHeldOut()
                    + " bad loans, too few to measure. The model learnt from all loans and is unmeasured.";
        }
        return periods.chosenFrom().isEmpty()
                ? "The size of the tree is the configured one: the later development loans hold too few bads to choose it."
                : "Size chosen and model measured on loans later than those it learnt from.";
    }
}
