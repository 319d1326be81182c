package precredit.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.store.Store;

class ChainCheckTest {
    @TempDir
    Path root;

    private Store store;

    @BeforeEach
    void publishThreeNightsAndOneOfThemAgain() {
        store = Store.at(root.toString(), new Configuration());
        publish("2026-06-28", "a");
        publish("2026-06-30", "b");
        publish("2026-06-29", "c");
        publish("2026-06-28", "d");
    }

    @Test
    void provesEveryListThatWasPublished() throws IOException {
        ChainCheck.Proven proven = check().run();

        assertThat(proven.publications()).isEqualTo(4);
        assertThat(proven.lists()).isEqualTo(3);
        String last = text("chain.jsonl").lines().toList().get(3);
        assertThat(proven.head()).isEqualTo(Sha256.hex(last.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void publishingTheSameAgainAddsNoLink() throws IOException {
        String before = text("chain.jsonl");

        publish("2026-06-28", "d");

        assertThat(text("chain.jsonl")).isEqualTo(before);
    }

    @Test
    void namesAChangedFile() throws IOException {
        write("dt=2026-06-30/preapproval.csv", "x");

        assertBroken("chain.jsonl line 2, the list of 2026-06-30: preapproval.csv was changed");
    }

    @Test
    void namesAMissingAndAnAddedFile() throws IOException {
        write("dt=2026-06-29/more.csv", "x");
        assertBroken("chain.jsonl line 3, the list of 2026-06-29: more.csv was added");

        Files.delete(path("dt=2026-06-29/preapproval.csv"));
        assertBroken("chain.jsonl line 3, the list of 2026-06-29: preapproval.csv is missing");
    }

    @Test
    void namesAManifestThatWasWrittenAnew() throws IOException {
        write("dt=2026-06-30/manifest.json", text("dt=2026-06-30/manifest.json").replace("\"b\"", "\"e\""));

        assertBroken("chain.jsonl line 2, the list of 2026-06-30: manifest.json is not the one that was published");
    }

    @Test
    void namesAListThatWasTakenAway() throws IOException {
        store.delete("lists/county=370982/dt=2026-06-29");

        assertBroken("chain.jsonl line 3, the list of 2026-06-29: the list is gone");
    }

    @Test
    void namesAListThatWasNeverPublished() throws IOException {
        write("dt=2026-06-27/manifest.json", text("dt=2026-06-28/manifest.json"));

        assertBroken("dt=2026-06-27 lies there, but was never published");
    }

    @Test
    void namesTheFirstLineThatDoesNotFollow() throws IOException {
        String chain = text("chain.jsonl");
        write("chain.jsonl", chain.replaceFirst("(?s)^[^\n]*\n", ""));
        assertBroken("chain.jsonl line 1, the list of 2026-06-30: it does not follow the line before it");

        write("chain.jsonl", chain.replaceFirst("\"dt\":\"2026-06-30\"", "\"dt\":\"2026-06-26\""));
        assertThatThrownBy(() -> check().run()).hasMessageContaining("chain.jsonl line 2");

        write("chain.jsonl", "{}\n");
        assertBroken("chain.jsonl line 1 is damaged");
    }

    @Test
    void namesAManifestThatSpeaksOfAnotherPast() throws IOException {
        store.delete("lists/county=370982");
        publish("2026-06-28", "a");
        publish("2026-06-30", "b");
        String manifest = text("dt=2026-06-30/manifest.json");
        String old = Sha256.hex(manifest.getBytes(StandardCharsets.UTF_8));
        String other = manifest.replaceFirst("\"previous\" : \\{[^}]*}", "\"previous\" : null");
        write("dt=2026-06-30/manifest.json", other);
        String first = text("chain.jsonl").lines().toList().get(0);
        String second = text("chain.jsonl").lines().toList().get(1);
        write(
                "chain.jsonl",
                first + "\n" + second.replace(old, Sha256.hex(other.getBytes(StandardCharsets.UTF_8))) + "\n");

        assertBroken(
                "chain.jsonl line 2, the list of 2026-06-30: it names another list before it than was published before it");
    }

    @Test
    void namesACurrentThatPointsElsewhere() throws IOException {
        write("current.json", text("current.json").replace("06-30", "06-29"));

        assertBroken("current.json does not name the newest list");
    }

    @Test
    void saysSoWhenThereIsNothingToProve() {
        assertThatThrownBy(() -> new ChainCheck(store, "370614").run())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.NOT_READY));

        store.delete("lists/county=370982/chain.jsonl");
        assertBroken("there are lists, but no chain.jsonl");
    }

    private void assertBroken(String why) {
        assertThatThrownBy(() -> check().run())
                .hasMessageContaining("is broken: " + why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.GATE));
    }

    private ChainCheck check() {
        return new ChainCheck(store, "370982");
    }

    private void publish(String dt, String text) {
        LocalDate asOf = LocalDate.parse(dt);
        CountyLists lists = new CountyLists(store, "370982");
        List<ListFile> files = List.of(new ListFile("preapproval.csv", 1, text.getBytes(StandardCharsets.UTF_8)));
        lists.put(
                asOf,
                files,
                Manifest.of(
                        "370982",
                        asOf,
                        new Provenance(text, "model-1", "policy-1", Map.of(), Map.of()),
                        new Totals(1, Map.of("approved", 1L), 1, 35_000),
                        lists.before(asOf),
                        files));
    }

    private String text(String file) throws IOException {
        return Files.readString(path(file));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(path(file).getParent());
        Files.writeString(path(file), text);
    }

    private Path path(String file) {
        return root.resolve("lists/county=370982").resolve(file);
    }
}
