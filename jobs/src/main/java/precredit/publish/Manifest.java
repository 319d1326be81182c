package precredit.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What lies in the folder of a list and where it came from; readers trust no file that is not named here. */
final class Manifest {
    static final String NAME = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
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
        ObjectNode sums = node.putObject("totals").put("roll", totals.roll());
        totals.outcomes().forEach(sums::put);
        sums.put("limit_yuan", totals.limitYuan());
        if (totals.refusedInReview() > 0) {
            sums.put("refused_in_review", totals.refusedInReview());
        }
        node.set("previous", previous.map(CurrentList::node).orElse(null));
        ArrayNode entries = node.putArray("files");
        files.stream().map(ListFile::entry).forEach(file -> entries.addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("sha256", file.sha256()));
        return new Manifest(node);
    }

    static Manifest read(byte[] bytes) {
        try {
            return new Manifest((ObjectNode) JSON.readTree(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return (JSON.writer(LINES).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Whether both stand for the same list; another run may have made it from the same content delivered again. */
    boolean sameListAs(Manifest other) {
        return withoutRun().equals(other.withoutRun());
    }

    private String withoutRun() {
        return node.deepCopy().remove(OF_THE_RUN).toString();
    }
}
