package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.record.RunArchive;
import precredit.record.RunRecord;
import precredit.store.Store;

/** Records what a night that was just published rested on, so that {@code replay} can repeat it, and how far the tables go now. */
record Recording(Lake lake, Store store, Fingerprints fingerprints, String county, LocalDate asOf) {
    static final String CONFIGURATION = "configuration.json";
    private static final int COUNTY_AND_DASH = 7;
    private static final int DATE = 10;

    void record(String configuration) {
        String lists = "lists/county=" + county;
        JsonNode manifest = manifest(lists + "/dt=" + asOf);
        SortedMap<String, String> contents = new TreeMap<>();
        RunArchive archive = new RunArchive(store);
        contents.put(CONFIGURATION, archive.keep(configuration.getBytes(StandardCharsets.UTF_8)));
        fingerprints.dictionaryFiles().forEach((name, bytes) -> contents.put(name, archive.keep(bytes)));
        ofModel(manifest.path("model").asText()).forEach((name, bytes) -> contents.put(name, archive.keep(bytes)));
        Receipts receipts = new Receipts(store, county);
        receipts.digest()
                .ifPresent(digest ->
                        contents.put(receipts.digestPath(), archive.keep(digest.getBytes(StandardCharsets.UTF_8))));
        if (manifest.path("previous").isObject()) {
            String previous = lists + "/dt=" + manifest.at("/previous/dt").asText();
            Stream.of("manifest.json", "preapproval.csv")
                    .map(name -> previous + "/" + name)
                    .forEach(name -> contents.put(name, archive.keep(store.read(name))));
        }
        SortedMap<String, Long> versions = versions();
        lake.remember(versions);
        archive.put(new RunRecord(
                manifest.path("run").asText(),
                county,
                asOf.toString(),
                fingerprints.code(),
                contents,
                versions,
                files(manifest)));
    }

    private SortedMap<String, Long> versions() {
        SortedMap<String, Long> versions = new TreeMap<>();
        LakeTable.all().forEach(table -> versions.put(table.path(), lake.version(table)));
        return versions;
    }

    /** The model and the record by which it decides; its id says when it was trained. */
    private Map<String, byte[]> ofModel(String id) {
        String folder = "models/" + id;
        String trained = id.substring(COUNTY_AND_DASH, COUNTY_AND_DASH + DATE);
        String champion = "models/_champions/county=" + county + "/" + trained + ".json";
        return Map.of(
                folder + "/tree.json",
                store.read(folder + "/tree.json"),
                folder + "/card.json",
                store.read(folder + "/card.json"),
                folder + "/rules.txt",
                store.read(folder + "/rules.txt"),
                champion,
                ("{\"model_id\":\"" + id + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, String> files(JsonNode manifest) {
        SortedMap<String, String> files = new TreeMap<>();
        manifest.path("files")
                .forEach(file -> files.put(
                        file.path("name").asText(), file.path("sha256").asText()));
        return files;
    }

    private JsonNode manifest(String list) {
        try {
            return new ObjectMapper().readTree(store.read(list + "/manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
