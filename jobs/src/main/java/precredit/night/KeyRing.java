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

    void check(Keys keys) {
        String token = keys.token().id();
        String identity = keys.identity().id();
        if (!store.exists(PATH)) {
            store.writeText(PATH, "{\"token\":\"" + token + "\",\"identity\":\"" + identity + "\"}\n");
            return;
        }
        try {
            JsonNode known = new ObjectMapper().readTree(store.read(PATH));
            same("token", known.path("token").asText(), token);
            same("identity", known.path("identity").asText(), identity);
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
