package precredit.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import precredit.publish.JsonFile;
import precredit.store.Store;

/** The file of an erasure that has begun, until its receipt is signed: what the tables forget on the way. */
record Pending(Store store, String path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What was so when the first try of an erasure began.
     *
     * @param debtorTokens the tokens, as debtors, of each person
     * @param versions of the tables, by their paths
     * @param published the folders of the lists that named one of the persons
     */
    record Begun(Map<String, Set<String>> debtorTokens, Map<String, Long> versions, Set<String> published) {
        /** This, but what an earlier try already knew as that knew it. */
        Begun after(Begun earlier) {
            Map<String, Set<String>> tokens = new TreeMap<>(debtorTokens);
            earlier.debtorTokens().forEach((person, known) -> tokens.merge(person, known, Pending::together));
            return new Begun(tokens, earlier.versions(), together(earlier.published(), published));
        }
    }

    boolean exists() {
        return store.exists(path);
    }

    /** Adds what an earlier try of the same erasure knew, and notes all of it. */
    Begun begin(Begun now) {
        Begun all = exists() ? now.after(read()) : now;
        store.write(path, JsonFile.bytes(JSON.valueToTree(all)));
        return all;
    }

    void end() {
        store.delete(path);
    }

    private Begun read() {
        try {
            return JSON.readValue(store.read(path), Begun.class);
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
