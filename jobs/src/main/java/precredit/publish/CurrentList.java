package precredit.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A published list as current.json names it: its date and the hash of its manifest. */
record CurrentList(String dt, String manifestSha256) {
    static CurrentList read(byte[] json) {
        try {
            JsonNode node = new ObjectMapper().readTree(json);
            return new CurrentList(
                    node.get("dt").asText(), node.get("manifest_sha256").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode node() {
        return JsonNodeFactory.instance.objectNode().put("dt", dt).put("manifest_sha256", manifestSha256);
    }
}
