package precredit.publish.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model that decided, as its card and its rules tell of it. */
final class ModelSection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 3;

    private ModelSection() {}

    static Section of(ModelText model) {
        JsonNode card = read(model.card());
        return new Section(
                "model",
                "模型",
                "模型 " + model.modelId() + "，训练日 " + text(card, "/training_date") + "，" + text(card, "/tree/leaves")
                        + " 条规则，最多 " + text(card, "/tree/depth") + " 层。留出样本晚于训练样本，模型没有见过。",
                List.of(),
                List.of(labels(card), measures(card)),
                model.rules());
    }

    private static Table labels(JsonNode card) {
        return new Table(
                "label-table",
                "历史贷款",
                List.of(
                        Table.Column.number("好"),
                        Table.Column.number("坏"),
                        Table.Column.number("不确定"),
                        Table.Column.number("未满期"),
                        Table.Column.number("无对应农户")),
                List.of(Stream.of("good", "bad", "indeterminate", "immature", "without_household")
                        .map(label -> count(card.at("/labels/" + label)))
                        .toList()));
    }

    private static Table measures(JsonNode card) {
        return new Table(
                "measure-table",
                "检验",
                List.of(
                        Table.Column.text("样本"),
                        Table.Column.text("起"),
                        Table.Column.text("止"),
                        Table.Column.number("好"),
                        Table.Column.number("坏"),
                        Table.Column.number("AUC"),
                        Table.Column.number("KS"),
                        Table.Column.number("Gini"),
                        Table.Column.number("Brier")),
                Stream.of(measure("训练", card.path("development")), measure("留出", card.path("hold_out")))
                        .toList());
    }

    private static List<String> measure(String name, JsonNode part) {
        List<String> cells = new ArrayList<>(List.of(
                name, text(part, "/from"), text(part, "/to"), count(part.path("good")), count(part.path("bad"))));
        Stream.of("auc", "ks", "gini", "brier")
                .map(figure -> part.at("/metrics/" + figure))
                .map(figure -> figure.isNumber() ? Shown.decimals(figure.doubleValue(), DIGITS) : Shown.NOTHING)
                .forEach(cells::add);
        return cells;
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? Shown.count(number.longValue()) : Shown.NOTHING;
    }

    private static String text(JsonNode node, String path) {
        return node.at(path).asText(Shown.NOTHING);
    }

    private static JsonNode read(String card) {
        try {
            return JSON.readTree(card);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
