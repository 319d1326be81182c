package precredit.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** A tree as JSON, one text per tree; the SHA-256 of that text names the tree. */
public final class TreeJson {
    private static final String FORMAT = "precredit-tree-1";

    private TreeJson() {}

    public static String write(Tree tree) {
        return Json.object(json -> {
            json.writeStringField("format", FORMAT);
            json.writeFieldName("root");
            write(tree.root(), json);
        });
    }

    public static String sha256(Tree tree) {
        return Json.sha256(write(tree));
    }

    /** Reads what {@link #write} wrote. */
    public static Tree read(String text) {
        JsonNode json = Json.parse(text);
        if (!FORMAT.equals(json.path("format").asText())) {
            throw new IllegalArgumentException("not a tree of format " + FORMAT);
        }
        return new Tree(node(json.get("root")));
    }

    private static void write(Node<Tree.Figures> node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (node instanceof Node.Split<Tree.Figures> split) {
            write(split, json);
        } else {
            write(((Node.Leaf<Tree.Figures>) node).value(), json);
        }
        json.writeEndObject();
    }

    private static void write(Node.Split<Tree.Figures> split, JsonGenerator json) throws IOException {
        Question question = split.question();
        json.writeStringField("column", question.column());
        json.writeFieldName("at_most");
        if (question.atMost().isPresent()) {
            json.writeNumber(question.atMost().get());
        } else {
            json.writeNull();
        }
        json.writeStringField("missing", question.missingIsYes() ? "yes" : "no");
        json.writeFieldName("yes");
        write(split.yes(), json);
        json.writeFieldName("no");
        write(split.no(), json);
    }

    private static void write(Tree.Figures leaf, JsonGenerator json) throws IOException {
        json.writeNumberField("leaf_id", leaf.leafId());
        json.writeNumberField("rows", leaf.rows());
        json.writeNumberField("bads", leaf.bads());
        json.writeNumberField("pd", leaf.pd());
    }

    private static Node<Tree.Figures> node(JsonNode json) {
        if (json.has("leaf_id")) {
            return new Node.Leaf<>(new Tree.Figures(
                    json.get("leaf_id").intValue(),
                    json.get("rows").longValue(),
                    json.get("bads").longValue(),
                    json.get("pd").doubleValue()));
        }
        JsonNode bound = json.get("at_most");
        Optional<BigDecimal> atMost = bound.isNull() ? Optional.empty() : Optional.of(bound.decimalValue());
        Question question = new Question(
                json.get("column").textValue(),
                atMost,
                "yes".equals(json.get("missing").textValue()));
        return new Node.Split<>(question, node(json.get("yes")), node(json.get("no")));
    }
}
