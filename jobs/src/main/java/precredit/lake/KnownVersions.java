package precredit.lake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import precredit.problem.Problems;
import precredit.store.Store;

/**
 * The versions that the tables of a county had when its last night ended. A log that lost its newest entries is whole in
 * itself; that it is too short only shows beside what stands elsewhere, in {@code lake/versions/county=<c>.json}.
 */
final class KnownVersions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final String file;
    private Map<String, Long> versions;

    KnownVersions(Store store, String county) {
        this.store = store;
        this.file = "lake/versions/county=" + county + ".json";
    }

    /** Refuses a table that ends before the version it is known to have had; -1 stands for no table. */
    void require(LakeTable table, long version) {
        long known = versions().getOrDefault(table.path(), -1L);
        if (version < known) {
            throw Problems.damagedStorage(
                    Lake.address(table) + "/_delta_log",
                    version < 0
                            ? "the table was there and is gone"
                            : "the log ends with version " + version + " and went on to " + known);
        }
    }

    /** Puts versions, by the path of their table in the lake, on record. */
    void remember(Map<String, Long> now) {
        versions = new TreeMap<>(now);
        try {
            store.writeText(file, JSON.writeValueAsString(versions) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Map<String, Long> versions() {
        if (versions == null) {
            versions = store.exists(file) ? read(store.readText(file)) : Map.of();
        }
        return versions;
    }

    private Map<String, Long> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<TreeMap<String, Long>>() {});
        } catch (IOException e) {
            throw Problems.damagedStorage(file, "it is no JSON");
        }
    }
}
