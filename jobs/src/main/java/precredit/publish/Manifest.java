package precredit.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import precredit.store.DatedFolders;

/** What lies in the folder of a list and where it came from; readers trust no file that is not named here. */
final class Manifest {
    static final String NAME = DatedFolders.MANIFEST;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OF_THE_RUN = List.of("run", "inputs");

    private final ObjectNode node;

    private Manifest(ObjectNode node) {
        this.node = node;
    }

    static Manifest of(
            String county,
            LocalDate asOf,
            Provenance provenance,
            Totals totals,
            Optional<CurrentList> previous,
            List<ListFile> files) {
        ObjectNode node = JSON.createObjectNode()
                .put("county", county)
                .put("dt", asOf.toString())
                .put("run", provenance.runId())
                .put("model", provenance.modelId())
                .put("policy", provenance.policyVersion());
        ObjectNode inputs = node.putObject("inputs");
        new TreeMap<>(provenance.inputs()).forEach(inputs::put);
        ObjectNode sources = node.putObject("sources");
        new TreeMap<>(provenance.sources()).forEach((source, basis) -> sources.putObject(source)
                .put("purpose", basis.purpose())
                .put("legal_basis", basis.legalBasis()));
        ObjectNode sums = node.putObject("totals").put("roll", totals.roll());
        totals.outcomes().forEach(sums::put);
        sums.put("limit_yuan", totals.limitYuan());
        if (totals.refusedInReview() > 0) {
            sums.put("refused_in_review", totals.refusedInReview());
        }
        node.set("previous", previous.map(CurrentList::node).orElse(null));
        node.set("files", entries(files));
        return new Manifest(node);
    }

    static Manifest read(byte[] bytes) {
        try {
            return new Manifest((ObjectNode) JSON.readTree(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same list with other files, after another list. */
    Manifest with(List<ListFile> files, Optional<CurrentList> previous) {
        ObjectNode changed = node.deepCopy();
        changed.set("previous", previous.map(CurrentList::node).orElse(null));
        changed.set("files", entries(files));
        return new Manifest(changed);
    }

    private static ArrayNode entries(List<ListFile> files) {
        ArrayNode entries = JSON.createArrayNode();
        files.stream().map(ListFile::entry).forEach(file -> entries.addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("sha256", file.sha256()));
        return entries;
    }

    byte[] bytes() {
        return JsonFile.bytes(node);
    }

    List<FileEntry> files() {
        List<FileEntry> files = new ArrayList<>();
        for (JsonNode file : node.get("files")) {
            files.add(new FileEntry(
                    file.get("name").asText(),
                    file.get("rows").asLong(),
                    file.get("sha256").asText()));
        }
        return files;
    }

    /** The list that was the newest before this one when it was published. */
    Optional<CurrentList> previous() {
        JsonNode previous = node.get("previous");
        return previous.isNull()
                ? Optional.empty()
                : Optional.of(new CurrentList(
                        previous.get("dt").asText(),
                        previous.get("manifest_sha256").asText()));
    }

    String text(String field) {
        return node.get(field).asText();
    }

    /** Rows of a file; 0 when there is no such file. */
    long rows(String name) {
        return files().stream()
                .filter(file -> file.name().equals(name))
                .mapToLong(FileEntry::rows)
                .sum();
    }

    /** One of the totals: households of the roll or of an outcome, or {@code limit_yuan}. */
    long total(String name) {
        return node.get("totals").get(name).asLong();
    }

    /** Whether both stand for the same list; another run may have made it from the same content delivered again. */
    boolean sameListAs(Manifest other) {
        return withoutRun().equals(other.withoutRun());
    }

    private String withoutRun() {
        return node.deepCopy().remove(OF_THE_RUN).toString();
    }
}
