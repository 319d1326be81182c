package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import precredit.identity.Keys;
import precredit.identity.Seal;
import precredit.problem.Problems;
import precredit.store.Store;

/** Remembers by their ids with which keys a lake was written, so that records of two keys never mix. */
record KeyRing(Store store) {
    private static final String PATH = "lake/keys.json";
    private static final String ROTATING = "rotating_to";

    /** Refuses other keys than those of the lake; a lake that nothing was written to has none. */
    void check(Keys keys) {
        if (!store.exists(PATH)) {
            return;
        }
        JsonNode known = known();
        if (known.has(ROTATING)) {
            throw Problems.unfinishedRotation(
                    known.path("identity").asText(), known.path(ROTATING).asText());
        }
        same("token", known.path("token").asText(), keys.token().id());
        same("identity", known.path("identity").asText(), keys.identity().id());
    }

    /** Remembers the keys of the first rows that are about to be written. */
    void remember(Keys keys) {
        if (!store.exists(PATH)) {
            write(ids(keys, keys.identity()));
        }
    }

    /**
     * Remembers that the identity key is being exchanged, until {@link #rotated}: until then no night may run. Returns
     * false when the lake has the new key already; keys between which the lake is not are refused.
     */
    boolean rotate(Keys keys) {
        Seal before = keys.identity()
                .replaced()
                .orElseThrow(() -> Problems.nothingToRotate("PRECREDIT_IDENTITY_KEY_OLD is not set"));
        if (!store.exists(PATH)) {
            throw Problems.nothingToRotate("nothing was ever written to this lake");
        }
        JsonNode known = known();
        same("token", known.path("token").asText(), keys.token().id());
        if (!known.has(ROTATING)
                && known.path("identity").asText().equals(keys.identity().id())) {
            return false;
        }
        same("old identity", known.path("identity").asText(), before.id());
        same(
                "new identity",
                known.path(ROTATING).asText(keys.identity().id()),
                keys.identity().id());
        write(ids(keys, before).put(ROTATING, keys.identity().id()));
        return true;
    }

    /** Remembers the new key as that of the lake. */
    void rotated(Keys keys) {
        write(ids(keys, keys.identity()));
    }

    private static ObjectNode ids(Keys keys, Seal identity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("token", keys.token().id())
                .put("identity", identity.id());
    }

    private void write(ObjectNode ids) {
        store.writeText(PATH, ids + "\n");
    }

    private JsonNode known() {
        try {
            return new ObjectMapper().readTree(store.read(PATH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw Problems.otherKey(what, expected, actual);
        }
    }
}
