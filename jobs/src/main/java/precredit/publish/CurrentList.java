package precredit.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A published list as current.json names it: its date and the hash of its manifest. */
record CurrentList(String dt, String manifestSha256) {
    ObjectNode node() {
        return JsonNodeFactory.instance.objectNode().put("dt", dt).put("manifest_sha256", manifestSha256);
    }
}
