package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import precredit.publish.Sha256;

/** The lists and channel folders of a storage root on disk, as those find them who read them. */
final class PublishedFiles {
    private PublishedFiles() {}

    /** What readers find: the hash of every file of every list and channel. */
    static Map<String, String> of(Path root) {
        Map<String, String> files = new TreeMap<>();
        for (String place : List.of("lists", "channels")) {
            FileText.files(root.resolve(place))
                    .forEach(file -> files.put(root.relativize(file).toString(), sha256(file)));
        }
        return files;
    }

    /** The date that a {@code current.json} names, whose folder must be the one that its manifest describes. */
    static String dateOf(Path pointer) {
        JsonNode current = json(pointer);
        Path whole = pointer.resolveSibling("dt=" + current.path("dt").asText());
        assertThat(sha256(whole.resolve("manifest.json")))
                .isEqualTo(current.path("manifest_sha256").asText());
        JsonNode files = json(whole.resolve("manifest.json")).path("files");
        assertThat(files).isNotEmpty();
        files.forEach(file -> assertThat(sha256(whole.resolve(file.path("name").asText())))
                .isEqualTo(file.path("sha256").asText()));
        return current.path("dt").asText();
    }

    private static String sha256(Path file) {
        return Sha256.hex(bytes(file));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
