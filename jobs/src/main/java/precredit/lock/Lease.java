package precredit.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * The right to write for a county: its term, one higher than that of the lease before, who holds it and until when.
 * {@code id} tells two leases of one process apart.
 */
record Lease(long term, String id, Holder holder, Instant ends, boolean released) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Lease of(long term, Holder holder, Instant ends) {
        return new Lease(term, UUID.randomUUID().toString(), holder, ends, false);
    }

    static Lease read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Holder holder = new Holder(
                    node.get("command").asText(),
                    node.get("host").asText(),
                    node.get("place").asText(),
                    node.get("pid").asLong(),
                    Instant.parse(node.get("started").asText()),
                    node.path("ticks").asLong(-1));
            return new Lease(
                    node.get("term").asLong(),
                    node.get("id").asText(),
                    holder,
                    Instant.parse(node.get("ends").asText()),
                    node.get("released").asBoolean());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return JSON.createObjectNode()
                        .put("term", term)
                        .put("id", id)
                        .put("command", holder.command())
                        .put("host", holder.host())
                        .put("place", holder.place())
                        .put("pid", holder.pid())
                        .put("started", holder.started().toString())
                        .put("ticks", holder.ticks())
                        .put("ends", ends.toString())
                        .put("released", released)
                + "\n";
    }

    Lease until(Instant later) {
        return new Lease(term, id, holder, later, released);
    }

    Lease given() {
        return new Lease(term, id, holder, ends, true);
    }
}
