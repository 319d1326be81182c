package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import precredit.identity.Keys;
import precredit.problem.Problems;
import precredit.store.Store;

/** Remembers by their ids with which keys a lake was written, so that records of two keys never mix. */
record KeyRing(Store store) {
    private static final String PATH = "lake/keys.json";

    /** Refuses other keys than those of the lake; a lake that nothing was written to has none. */
    void check(Keys keys) {
        if (!store.exists(PATH)) {
            return;
        }
        try {
            JsonNode known = new ObjectMapper().readTree(store.read(PATH));
            same("token", known.path("token").asText(), keys.token().id());
            same("identity", known.path("identity").asText(), keys.identity().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers the keys of the first rows that are about to be written. */
    void remember(Keys keys) {
        if (!store.exists(PATH)) {
            store.writeText(
                    PATH,
                    "{\"token\":\"" + keys.token().id() + "\",\"identity\":\""
                            + keys.identity().id() + "\"}\n");
        }
    }

    private static void same(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw Problems.otherKey(what, expected, actual);
        }
    }
}
