package precredit.night;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import precredit.publish.Sha256;
import precredit.store.Store;

/**
 * Sets the files of a published list beside those of the same list made again, byte by byte but for the manifest, which
 * names the run.
 *
 * @param folder of the list, the same in both stores
 */
record ListComparison(Store published, Store again, String folder) {
    private static final String MANIFEST = "manifest.json";

    /** The SHA-256 of each file as it lies there now. */
    SortedMap<String, String> lyingThere() {
        SortedMap<String, String> files = new TreeMap<>();
        published.files(folder).keySet().stream()
                .filter(name -> !name.equals(MANIFEST))
                .forEach(name -> files.put(name, Sha256.hex(published.read(folder + "/" + name))));
        return files;
    }

    /** A sentence for each file that is not what {@code expected}, hashes by name, says. */
    Stream<String> differences(SortedMap<String, String> expected) {
        Map<String, Long> files = again.files(folder);
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(files.keySet());
        names.remove(MANIFEST);
        return names.stream()
                .filter(name -> !files.containsKey(name) || !hash(again, name).equals(expected.get(name)))
                .map(name -> difference(name, expected));
    }

    private String difference(String name, Map<String, String> expected) {
        String path = folder + "/" + name;
        if (!again.exists(path)) {
            return name + ": it was not made again";
        }
        if (!expected.containsKey(name)) {
            return name + ": it was not published";
        }
        boolean isStillThere = published.exists(path) && hash(published, name).equals(expected.get(name));
        return isStillThere && name.endsWith(".csv")
                ? name + ": line " + firstLine(published.read(path), again.read(path)) + " is the first that differs"
                : name + ": its sha256 differs";
    }

    private String hash(Store store, String name) {
        return Sha256.hex(store.read(folder + "/" + name));
    }

    /** From 1; lines end where the file says so, also within a quoted cell. */
    private static int firstLine(byte[] before, byte[] now) {
        List<String> then = lines(before);
        List<String> later = lines(now);
        int line = 0;
        while (line < Math.min(then.size(), later.size()) && then.get(line).equals(later.get(line))) {
            line++;
        }
        return line + 1;
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\r\n", -1));
    }
}
