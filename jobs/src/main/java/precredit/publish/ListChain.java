package precredit.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.store.Store;

/**
 * Every list that a county ever published, in the order of publication, a line each: {@code chain.jsonl}. A line holds the
 * hash of the manifest and that of the line before it, so none can be changed or taken out without changing all after it.
 */
record ListChain(Store store, String county) {
    static final String NAME = "chain.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One publication.
     *
     * @param after the SHA-256 of the line before it; empty in the first line
     * @param text the line as it lies there
     */
    record Link(long number, String dt, String manifestSha256, String after, String text) {
        String sha256() {
            return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Adds a publication, unless it is what was published last of its date. */
    void add(CurrentList list) {
        List<Link> links = links();
        if (newestOf(list.dt(), links)
                .map(Link::manifestSha256)
                .filter(list.manifestSha256()::equals)
                .isEmpty()) {
            StringBuilder text = new StringBuilder();
            links.forEach(link -> text.append(link.text()).append('\n'));
            store.writeText(path(), text + line(links, list) + "\n");
        }
    }

    /** All publications, the oldest first; a line that is no link is an IllegalArgumentException with its number. */
    List<Link> links() {
        if (!store.exists(path())) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        for (String line : store.readText(path()).lines().toList()) {
            links.add(link(line, links.size() + 1));
        }
        return links;
    }

    /** What was published last of a date. */
    static Optional<Link> newestOf(String dt, List<Link> links) {
        return links.stream().filter(link -> link.dt().equals(dt)).reduce((older, newer) -> newer);
    }

    private static String line(List<Link> links, CurrentList list) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", links.size() + 1)
                .put("dt", list.dt())
                .put("manifest_sha256", list.manifestSha256())
                .put("after", links.isEmpty() ? "" : links.get(links.size() - 1).sha256())
                .toString();
    }

    private static Link link(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Link(
                    node.required("number").asLong(),
                    node.required("dt").asText(),
                    node.required("manifest_sha256").asText(),
                    node.required("after").asText(),
                    line);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + " line " + number + " is damaged", e);
        }
    }

    private String path() {
        return "lists/county=" + county + "/" + NAME;
    }
}
