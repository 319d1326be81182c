package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import precredit.identity.SigningKey;
import precredit.publish.JsonFile;
import precredit.publish.Sha256;
import precredit.store.Store;

/**
 * The signed receipts of a county's erasures, numbered from 1. They are also the list of those of whom nothing is taken any
 * more, and the only place that still has their tokens.
 */
record Receipts(Store store, String county) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUEST_DIGITS = 16;

    /** The tokens, of persons and as debtors, of all who were erased. */
    Set<String> erased() {
        Set<String> tokens = new TreeSet<>();
        for (String name : names()) {
            for (JsonNode person : read(folder() + "/" + name).path("persons")) {
                tokens.add(person.path("token").asText());
                person.path("debtor_tokens").forEach(token -> tokens.add(token.asText()));
            }
        }
        return tokens;
    }

    /** A hash that changes with those who were erased; nothing when nobody was. */
    Optional<String> digest() {
        if (names().isEmpty()) {
            return store.exists(digestPath()) ? Optional.of(store.readText(digestPath())) : Optional.empty();
        }
        return Optional.of(Sha256.hex(String.join("\n", erased()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Where a replay, which has no receipts, finds the hash that held on the night that it repeats. */
    String digestPath() {
        return folder() + "/erased.sha256";
    }

    /** What is noted of an erasure that has begun, until its receipt is signed; the next try of the same finds it. */
    Pending pending(Set<String> persons) {
        String request = Sha256.hex(String.join("\n", new TreeSet<>(persons)).getBytes(StandardCharsets.UTF_8));
        return new Pending(store, folder() + "/_pending-" + request.substring(0, REQUEST_DIGITS) + ".json");
    }

    /** Signs a receipt and puts it in place; returns its path. The signature comes first, so no receipt is without. */
    String add(ObjectNode receipt, SigningKey key) {
        String path = folder() + "/" + String.format(Locale.ROOT, "%04d", newest() + 1) + ".json";
        byte[] bytes = JsonFile.bytes(receipt);
        store.writeText(folder() + "/signing-key.pem", key.verifyingKey().pem());
        store.write(path + ".sig", key.sign(bytes));
        store.write(path, bytes);
        return path;
    }

    /** Lets another store know of the same erasures. */
    void copyTo(Store other) {
        names().forEach(name -> other.write(folder() + "/" + name, store.read(folder() + "/" + name)));
    }

    private int newest() {
        return names().stream()
                .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))))
                .max()
                .orElse(0);
    }

    private List<String> names() {
        return store.list(folder()).stream()
                .filter(name -> name.matches("\\d{4,}\\.json"))
                .toList();
    }

    private String folder() {
        return "erasures/county=" + county;
    }

    private JsonNode read(String path) {
        try {
            return JSON.readTree(store.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
