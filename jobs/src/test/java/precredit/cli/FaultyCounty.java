package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import precredit.FileTree;
import precredit.LocalSpark;
import precredit.publish.Sha256;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/**
 * The smallest county whose nights publish: a storage root after the night of one date, and what the night of the next date
 * gives when nothing disturbs it.
 */
final class FaultyCounty {
    private static final Path DICTIONARIES = Path.of("../conf/dictionaries");
    private static final String LISTS = "lists/county=370982/";
    private static final String BEFORE = "2026-06-29";
    private static final String NOW = "2026-06-30";

    private final Path folder;
    private final IdentityNumbers numbers;
    private final JsonNode sources;
    private final Map<String, String> published;
    private final Map<String, Long> rows;

    FaultyCounty(Path folder) {
        this.folder = folder;
        SampleGenerator.write(
                new SampleRequest(100, 500, 12, folder.resolve("landing"), DICTIONARIES.resolve("divisions"), "370982"),
                (source, done, all) -> {});
        this.numbers = IdentityNumbers.in(folder.resolve("landing"));
        Told first = Told.by(arguments(root("base"), BEFORE));
        assertThat(first.exit()).as(first.err()).isZero();
        Path reference = fresh("reference");
        Told second = night(reference);
        assertThat(second.exit()).as(second.err()).isZero();
        this.sources = second.json().path("sources");
        this.published = published(reference);
        this.rows = rows(reference);
        assertThat(published).hasSizeGreaterThan(2);
    }

    /** A storage root as the night before left it. */
    Path fresh(String name) {
        Path to = root(name);
        try (Stream<Path> all = Files.walk(root("base"))) {
            for (Path file : all.toList()) {
                Files.copy(
                        file, to.resolve(root("base").relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Told night(Path root) {
        return Told.by(arguments(root, NOW));
    }

    ChildRun nightOfItsOwn(Path root) {
        return ChildRun.start(folder, Map.of(), List.of(arguments(root, NOW)));
    }

    /** The list, the channels and the counts are those of a night that nothing disturbed. */
    void assertIsUndisturbed(Path root, Told night) {
        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(night.json().path("sources")).isEqualTo(sources);
        assertThat(published(root)).isEqualTo(published);
        assertThat(rows(root)).isEqualTo(rows);
        assertShowsNoNumber(root);
    }

    /** A reader finds one whole list: that of the night before, or that of this one. */
    void assertShowsOneWholeList(Path root) {
        JsonNode current = json(root.resolve(LISTS + "current.json"));
        Path list = root.resolve(LISTS + "dt=" + current.path("dt").asText());
        assertThat(Sha256.hex(bytes(list.resolve("manifest.json"))))
                .isEqualTo(current.path("manifest_sha256").asText());
        json(list.resolve("manifest.json")).path("files").forEach(file -> assertThat(
                        Sha256.hex(bytes(list.resolve(file.path("name").asText()))))
                .isEqualTo(file.path("sha256").asText()));
        assertShowsNoNumber(root);
    }

    /** What was published before lies there byte by byte. */
    void assertKeepsThePreviousList(Path root) {
        for (String published : List.of("lists", "channels")) {
            assertThat(FileTree.of(root.resolve(published)))
                    .isEqualTo(FileTree.of(root("base").resolve(published)));
        }
    }

    private void assertShowsNoNumber(Path root) {
        assertThat(numbers.foundIn(root)).isEmpty();
    }

    /** The files that a reader may rely on, without those that name the run. */
    private static Map<String, String> published(Path root) {
        Map<String, String> files = new TreeMap<>();
        FileTree.of(root.resolve("channels")).forEach((name, text) -> files.put("channels/" + name, text));
        FileTree.of(root.resolve(LISTS + "dt=" + NOW)).forEach((name, text) -> {
            if (name.equals("preapproval.csv") || name.equals("changes.csv")) {
                files.put(name, text);
            }
        });
        return files;
    }

    private static Map<String, Long> rows(Path root) {
        SparkSession spark = LocalSpark.session();
        Map<String, Long> rows = new TreeMap<>();
        for (Path log : FileText.folders(root.resolve("lake"), "_delta_log")) {
            Path table = log.getParent();
            rows.put(
                    root.relativize(table).toString(),
                    spark.read().format("delta").load(table.toString()).count());
        }
        return rows;
    }

    private Path root(String name) {
        return folder.resolve(name);
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

    private String[] arguments(Path root, String date) {
        List<String> arguments = new ArrayList<>(List.of("nightly", "--date", date));
        for (String value : List.of(
                "landing.root=" + folder.resolve("landing"),
                "storage.root=" + root,
                "dictionaries.crops=" + DICTIONARIES.resolve("crops.csv"),
                "dictionaries.divisions=" + DICTIONARIES.resolve("divisions"),
                "policy.pd-cut-off=0.9",
                "policy.min-leaf-rows=1",
                "model.growth.min-rows-per-leaf=4",
                "model.gates.min-goods=2",
                "model.gates.min-bads=1",
                "model.hold-out.min-bads=1")) {
            arguments.addAll(List.of("--set", value));
        }
        return arguments.toArray(String[]::new);
    }
}
