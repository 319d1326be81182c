package precredit.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import precredit.publish.FileEntry;
import precredit.publish.JsonFile;

/** What lies in a channel folder, what it was made from and what for; this is what is signed. It tells no run and no clock. */
record ChannelManifest(ObjectNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChannelManifest of(
            String channel, ChannelSettings settings, ChannelList list, String signer, List<Content> files) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("channel", channel)
                .put("county", list.county())
                .put("dt", list.asOf().toString())
                .put("model", list.modelId())
                .put("policy", list.policyVersion())
                .put("purpose", settings.purpose())
                .put("legal_basis", settings.legalBasis())
                .put("format", word(settings.format()));
        ObjectNode columns = node.putObject("columns");
        settings.shown().forEach((column, masking) -> columns.put(column.title(), word(masking)));
        node.put("encrypted_to", settings.recipientKey().map(RecipientKey::id).orElse(null));
        node.put("signed_by", signer);
        ArrayNode entries = node.putArray("files");
        files.stream().map(Content::entry).forEach(file -> entries.addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("sha256", file.sha256()));
        return new ChannelManifest(node);
    }

    /** Reads what {@link #bytes} wrote; any other bytes are an IllegalArgumentException. */
    static ChannelManifest read(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode node && Arrays.equals(JsonFile.bytes(node), bytes)) {
                return new ChannelManifest(node);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("is no JSON", e);
        }
        throw new IllegalArgumentException("is not written as it was published");
    }

    byte[] bytes() {
        return JsonFile.bytes(node);
    }

    String text(String field) {
        return node.path(field).asText();
    }

    List<FileEntry> files() {
        List<FileEntry> files = new ArrayList<>();
        for (JsonNode file : node.path("files")) {
            files.add(new FileEntry(
                    file.path("name").asText(),
                    file.path("rows").asLong(),
                    file.path("sha256").asText()));
        }
        return files;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
