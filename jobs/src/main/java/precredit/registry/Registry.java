package precredit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import precredit.model.Input;
import precredit.model.ModelCard;
import precredit.model.TrainedModel;
import precredit.model.Tree;
import precredit.model.TreeInWords;
import precredit.model.TreeJson;
import precredit.model.TreeSql;
import precredit.problem.Problems;
import precredit.store.Store;

/** Keeps the models of all counties and knows which one decides on a date. */
public final class Registry {
    private static final String MODELS = "models/";
    private static final String CANDIDATES = MODELS + "_candidates/";
    private static final String CHAMPIONS = MODELS + "_champions/";
    private static final String TREE = "/tree.json";
    private static final String CARD = "/card.json";
    private static final String METRICS = "/" + StudyFiles.METRICS;
    private static final String RULES = "/rules.txt";
    private static final Pattern MODEL_ID = Pattern.compile("\\d{6}-\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{8}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;

    public Registry(Store store) {
        this.store = store;
    }

    /** Writes a candidate aside, whole: tree, card, rules in words and as SQL, and what it is validated by. */
    public void propose(ModelCard card, TrainedModel model, StudyFiles study) {
        String folder = CANDIDATES + card.modelId();
        List<Input> inputs = card.inputs();
        store.delete(folder);
        store.writeText(folder + TREE, TreeJson.write(model.tree()));
        store.writeText(folder + RULES, new TreeInWords(inputs).rules(model.tree()));
        store.writeText(folder + "/rules.sql", TreeSql.select(model.tree()));
        study.byName().forEach((name, text) -> store.writeText(folder + "/" + name, text));
        store.writeText(folder + CARD, card.json());
    }

    /** A candidate as it is read once it is in place. */
    public static RegisteredModel registered(ModelCard card, Tree tree) {
        try {
            return RegisteredModel.of(card.modelId(), JSON.readTree(card.json()), TreeJson.read(TreeJson.write(tree)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a candidate into place and lets it decide from its training date on. */
    public void accept(ModelCard card) {
        String candidate = CANDIDATES + card.modelId();
        String accepted = MODELS + card.modelId();
        if (isSame(candidate, accepted)) {
            store.delete(candidate);
        } else {
            store.delete(accepted);
            store.rename(candidate, accepted);
        }
        String record = "{\"model_id\":\"" + card.modelId() + "\"}\n";
        store.writeText(champions(card.origin().county()) + "/" + card.origin().trainingDate() + ".json", record);
    }

    /** Leaves a candidate aside with the reasons it was refused for. */
    public void refuse(ModelCard card, List<String> reasons) {
        store.writeText(CANDIDATES + card.modelId() + "/refused.txt", String.join("\n", reasons) + "\n");
    }

    /** Who changes the deciding model, and why. */
    public record Change(String by, String reason) {
        public Change {
            if (by.isBlank() || reason.isBlank()) {
                throw Problems.noReasonForModel();
            }
        }
    }

    /** Lets a model decide from a date on; the record keeps which one decided before. */
    public void promote(RegisteredModel model, LocalDate from, Change change) {
        Map<String, String> record = new LinkedHashMap<>();
        record.put("model_id", model.modelId());
        champion(model.county(), from)
                .map(RegisteredModel::modelId)
                .filter(before -> !before.equals(model.modelId()))
                .ifPresent(before -> record.put("before", before));
        record.put("by", change.by().strip());
        record.put("reason", change.reason().strip());
        store.writeText(champions(model.county()) + "/" + from + ".json", text(record) + "\n");
    }

    /** Lets the model that decided before the present one decide again, from a date on. */
    public RegisteredModel rollback(String county, LocalDate from, Change change) {
        RegisteredModel present = champion(county, from).orElseThrow(() -> Problems.noModel(county, from, List.of()));
        List<String> records = store.list(champions(county)).stream()
                .filter(name -> name.compareTo(from + ".json") <= 0)
                .toList();
        for (int i = records.size() - 1; i >= 0; i--) {
            JsonNode record = json(champions(county) + "/" + records.get(i));
            for (String field : List.of("model_id", "before")) {
                String earlier = record.path(field).asText(present.modelId());
                if (!earlier.equals(present.modelId())) {
                    RegisteredModel model = read(earlier);
                    promote(model, from, change);
                    return model;
                }
            }
        }
        throw Problems.noEarlierModel(county, present.modelId());
    }

    /** Every registered model and every refused candidate of a county, by its id. */
    public List<Listed> list(String county, LocalDate on) {
        Optional<String> champion = champion(county, on).map(RegisteredModel::modelId);
        List<Listed> listed = new ArrayList<>();
        for (String id : ids(MODELS, county)) {
            boolean decides = champion.filter(id::equals).isPresent();
            listed.add(Listed.of(json(MODELS + id + CARD), decides ? "decides" : "accepted", ""));
        }
        for (String id : ids(CANDIDATES, county)) {
            String reasons = CANDIDATES + id + "/refused.txt";
            listed.add(Listed.of(
                    json(CANDIDATES + id + CARD),
                    "refused",
                    store.exists(reasons) ? store.readText(reasons).strip().replace("\n", "; ") : "never judged"));
        }
        return listed;
    }

    private List<String> ids(String folder, String county) {
        return store.list(folder.substring(0, folder.length() - 1)).stream()
                .filter(name -> MODEL_ID.matcher(name).matches())
                .filter(name -> name.startsWith(county + "-"))
                .filter(name -> store.exists(folder + name + CARD))
                .sorted()
                .toList();
    }

    /** The newest accepted model trained on or before a date. */
    public Optional<RegisteredModel> champion(String county, LocalDate on) {
        String newest = on + ".json";
        return store.list(champions(county)).stream()
                .filter(name -> name.compareTo(newest) <= 0)
                .reduce((older, newer) -> newer)
                .map(name ->
                        json(champions(county) + "/" + name).get("model_id").textValue())
                .map(this::read);
    }

    /** The model that decides on a date: the named one if there is a name, else the champion. */
    public RegisteredModel deciding(String county, LocalDate on, Optional<String> named) {
        return named.map(id -> named(id, county, on))
                .or(() -> champion(county, on))
                .orElseThrow(() -> Problems.noModel(county, on, List.of()));
    }

    /** The card of a registered model, as JSON. */
    public String card(String modelId) {
        return store.readText(MODELS + modelId + CARD);
    }

    /** The rule of every leaf of a registered model, in words. */
    public String rules(String modelId) {
        return store.readText(MODELS + modelId + RULES);
    }

    /** How many loans of each label the card of a registered model counts. */
    public ModelCard.LabelCounts labels(String modelId) {
        JsonNode labels = json(MODELS + modelId + CARD).path("labels");
        return new ModelCard.LabelCounts(
                labels.path("good").longValue(),
                labels.path("bad").longValue(),
                labels.path("indeterminate").longValue(),
                labels.path("immature").longValue(),
                labels.path("without_household").longValue());
    }

    /** The figures written when a model was validated; empty for a model older than such figures. */
    public Optional<String> metrics(String modelId) {
        return Optional.of(MODELS + modelId + METRICS).filter(store::exists).map(store::readText);
    }

    private RegisteredModel named(String modelId, String county, LocalDate on) {
        String refused = CANDIDATES + modelId + "/refused.txt";
        if (MODEL_ID.matcher(modelId).matches() && !store.exists(MODELS + modelId + CARD) && store.exists(refused)) {
            throw Problems.modelRefused(
                    modelId, store.readText(refused).strip().lines().toList());
        }
        if (!MODEL_ID.matcher(modelId).matches() || !store.exists(MODELS + modelId + CARD)) {
            throw Problems.unknownModel(modelId, "there is no such model");
        }
        RegisteredModel model = read(modelId);
        if (!model.county().equals(county)) {
            throw Problems.unknownModel(modelId, "it is a model of county " + model.county() + ", not " + county);
        }
        if (model.trainingDate().isAfter(on)) {
            throw Problems.unknownModel(modelId, "it was trained after " + on + ", the date to decide for");
        }
        return model;
    }

    private RegisteredModel read(String modelId) {
        JsonNode card = json(MODELS + modelId + CARD);
        Tree tree = TreeJson.read(store.readText(MODELS + modelId + TREE));
        if (!TreeJson.sha256(tree).equals(card.path("tree_sha256").asText())) {
            throw Problems.damagedModel(modelId);
        }
        return RegisteredModel.of(modelId, card, tree);
    }

    private boolean isSame(String candidate, String accepted) {
        return List.of(TREE, CARD, METRICS).stream()
                .allMatch(file -> store.exists(accepted + file)
                        && store.readText(accepted + file).equals(store.readText(candidate + file)));
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(store.readText(path));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, String> record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, below a storage root, with a file for each date from which another model decides, named after it. */
    public static String champions(String county) {
        return CHAMPIONS + "county=" + county;
    }
}
