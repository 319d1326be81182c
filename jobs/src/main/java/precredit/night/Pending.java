package precredit.night;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import precredit.publish.JsonFile;
import precredit.store.Store;

/** The file of an erasure that has begun: the tokens, as debtors, of its persons, which the tables forget on the way. */
record Pending(Store store, String path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean exists() {
        return store.exists(path);
    }

    /** Adds what an earlier try of the same erasure knew, and notes all of it. */
    Map<String, Set<String>> begin(Map<String, Set<String>> debtorTokens) {
        Map<String, Set<String>> all = new TreeMap<>(debtorTokens);
        if (exists()) {
            read().forEach((person, tokens) -> all.merge(person, tokens, Pending::together));
        }
        store.write(path, JsonFile.bytes(JSON.valueToTree(all)));
        return all;
    }

    void end() {
        store.delete(path);
    }

    private Map<String, Set<String>> read() {
        try {
            return JSON.readValue(store.read(path), new TypeReference<Map<String, Set<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> together(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
