package precredit.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What {@code current.json} of a channel says: the date of the list to use, or that there is none since one was recalled. */
record Pointer(ObjectNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CURRENT = List.of("dt", "manifest_sha256");
    private static final List<String> RECALLED = List.of("dt", "recalled", "reason");
    private static final String NOT_OURS = "is not written as it was published";

    static Pointer to(String dt, String manifestSha256) {
        return new Pointer(JsonNodeFactory.instance.objectNode().put("dt", dt).put("manifest_sha256", manifestSha256));
    }

    /** No list, for the one of date {@code recalled} was taken back. */
    static Pointer recalled(String recalled, String reason) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().putNull("dt");
        return new Pointer(node.put("recalled", recalled).put("reason", reason));
    }

    /** Reads what {@link #text} wrote; any other text is an IllegalArgumentException. */
    static Pointer read(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode node) {
                return checked(new Pointer(node), text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON", e);
        }
        throw new IllegalArgumentException(NOT_OURS);
    }

    private static Pointer checked(Pointer pointer, String text) {
        List<String> fields = new ArrayList<>();
        pointer.node.fieldNames().forEachRemaining(fields::add);
        if (fields.equals(pointer.isRecalled() ? RECALLED : CURRENT)
                && pointer.text().equals(text)) {
            return pointer;
        }
        throw new IllegalArgumentException(NOT_OURS);
    }

    String text() {
        return node + "\n";
    }

    boolean isRecalled() {
        return node.path("dt").isNull();
    }

    /** The date of the list that is current or, when it was recalled, that was. */
    String dt() {
        return node.path(isRecalled() ? "recalled" : "dt").asText();
    }

    String manifestSha256() {
        return node.path("manifest_sha256").asText();
    }
}
