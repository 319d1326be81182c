package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import precredit.FailingDisk;
import precredit.problem.Exit;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/**
 * A county whose storage root holds the list of one date, and what the night of the next date, makes of it when nothing disturbs it.
 */
final class FaultyCounty {
    private static final String COUNTY = "370982";
    private static final String BEFORE = "2026-06-28";
    private static final String NOW = "2026-06-30";
    private static final boolean TRAINS = Boolean.getBoolean("campaign.trains");
    private final Path folder;
    private final Bystanders bystanders;
    private final JsonNode sources;
    private final Map<String, String> published;
    private final Map<String, String> tables;
    private final Duration length;
    private final long changes;

    FaultyCounty(Path folder) {
        this.folder = folder;
        SampleGenerator.write(
                new SampleRequest(100, 500, 12, landing(), SmallCounty.DICTIONARIES.resolve("divisions"), COUNTY),
                (source, done, all) -> {});
        this.bystanders = new Bystanders(landing());
        Told first = county(base()).told("nightly", settings(), "--date", BEFORE);
        assertThat(first.exit()).as(first.err()).isZero();
        fresh("undisturbed");
        Instant began = Instant.now();
        List<Told> told = new ArrayList<>();
        this.changes = FailingDisk.during(
                FailingDisk.Failure.FULL, Long.MAX_VALUE, uri(undisturbed()), () -> told.add(night(undisturbed())));
        Told second = told.get(0);
        this.length = Duration.between(began, Instant.now());
        assertThat(second.exit()).as(second.err()).isZero();
        this.sources = second.json().path("sources");
        this.published = PublishedFiles.of(undisturbed());
        this.tables = LakeRows.of(undisturbed());
        assertThat(published.keySet()).anyMatch(name -> name.endsWith("dt=" + NOW + "/preapproval.csv"));
        bystanders.assertAreNotIn(undisturbed());
    }

    /** How long an undisturbed night takes in this process. */
    Duration length() {
        return length;
    }

    /** How many times an undisturbed night writes to a disk. */
    long changes() {
        return changes;
    }

    static String uri(Path root) {
        return "file:" + root.toAbsolutePath();
    }

    Path landing() {
        return folder.resolve("landing");
    }

    /** The storage root as the night before left it. */
    Path base() {
        return folder.resolve("base");
    }

    Path undisturbed() {
        return folder.resolve("undisturbed");
    }

    /** A copy of the storage root as the night before left it. */
    Path fresh(String name) {
        return copied(folder.resolve(name));
    }

    Path copied(Path to) {
        return copied(base(), to);
    }

    static Path copied(Path from, Path to) {
        try {
            FileUtils.copyDirectory(from.toFile(), to.toFile());
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Told night(Path root) {
        return county(root).told("nightly", settings(), "--date", NOW);
    }

    /** The same from and to other addresses than those of a disk. */
    Told night(String landing, String root) {
        List<String> settings = new ArrayList<>(settings());
        settings.addAll(List.of("landing.root=" + landing, "storage.root=" + root));
        return county(base()).told("nightly", settings, "--date", NOW);
    }

    ChildRun nightOfItsOwn(Path root, Map<String, String> environment) {
        return ChildRun.start(folder, environment, county(root).arguments("nightly", settings(), "--date", NOW));
    }

    /** Lists, channels, tables and counts are those of a night that nothing disturbed. */
    void assertIsUndisturbed(Path root, Told night) {
        assertPublishedTheSame(root, night);
        assertThat(LakeRows.of(root)).isEqualTo(tables);
    }

    private void assertPublishedTheSame(Path root, Told night) {
        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(night.json().path("sources")).isEqualTo(sources);
        assertThat(PublishedFiles.of(root)).isEqualTo(published);
        bystanders.assertAreNotIn(root);
    }

    /** The same lists and channels, or two lines that say why not, while the list before is current. */
    boolean isPublishedTheSameOrRefused(Path root, Told night) {
        boolean isDone = night.exit() == Exit.DONE.code();
        if (isDone) {
            assertPublishedTheSame(root, night);
        } else {
            assertIsRefused(root, night);
        }
        return isDone;
    }

    private void assertIsRefused(Path root, Told night) {
        assertThat(night.exit())
                .as(night.err())
                .isIn(Exit.CONFIGURATION.code(), Exit.NOT_READY.code(), Exit.GATE.code(), Exit.LOCKED.code());
        assertThat(night.err()).doesNotContain("\tat ");
        String error = night.json().path("error").asText();
        assertThat(error.lines().count()).isBetween(1L, 2L);
        System.out.println("refused with " + night.exit() + ": "
                + error.lines().findFirst().orElseThrow());
        assertShowsOneWholeList(root);
        Map<String, String> before = PublishedFiles.of(base());
        Map<String, String> now = PublishedFiles.of(root);
        now.keySet().removeIf(name -> name.contains("/_"));
        assertThat(now.keySet()).containsAll(before.keySet());
        now.forEach((name, hash) -> assertThat(hash).as(name).isIn(before.get(name), published.get(name)));
    }

    /** Readers find one whole list, and each channel's one whole folder: of the night before, or of this one. */
    void assertShowsOneWholeList(Path root) {
        List<Path> pointers = FileText.files(root).stream()
                .filter(file -> file.endsWith("current.json"))
                .filter(file -> !root.relativize(file).startsWith("models"))
                .toList();
        assertThat(pointers).hasSizeGreaterThan(1);
        pointers.forEach(pointer -> assertThat(PublishedFiles.dateOf(pointer)).isIn(BEFORE, NOW));
        bystanders.assertAreNotIn(root);
    }

    private SmallCounty county(Path root) {
        return new SmallCounty(landing(), root);
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(SmallCounty.LENIENT);
        // So little is sold that it would not be kept by month, and what is kept is what a cut may leave halfway.
        settings.add("storage.condense-sales-from-mb=0");
        if (TRAINS) {
            settings.add("model.retrain-after-days=1");
        }
        return settings;
    }
}
