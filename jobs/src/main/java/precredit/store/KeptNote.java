package precredit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A small JSON file that says from what something was made that is kept and can be made again. It ends with its own hash:
 * one that is not as it was written counts as none.
 */
public record KeptNote(Store store, String file) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HASH = "sha256";

    /** Something to be filled and written. */
    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** What was written. */
    public Optional<JsonNode> read() {
        if (!store.exists(file)) {
            return Optional.empty();
        }
        String text = store.readText(file);
        try {
            return JSON.readTree(text) instanceof ObjectNode says && text.equals(sealed(says.without(HASH)))
                    ? Optional.of(says)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public void write(ObjectNode says) {
        store.writeText(file, sealed(says));
    }

    public void clear() {
        if (store.exists(file)) {
            store.delete(file);
        }
    }

    private static String sealed(ObjectNode says) {
        return says.deepCopy().put(HASH, DigestUtils.sha256Hex(says.toString())) + "\n";
    }
}
