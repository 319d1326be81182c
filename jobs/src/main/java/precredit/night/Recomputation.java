package precredit.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import precredit.identity.Keys;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.Pins;
import precredit.problem.Problems;
import precredit.publish.Sha256;
import precredit.record.RunArchive;
import precredit.record.RunRecord;
import precredit.settings.Settings;
import precredit.store.DatedFolders;
import precredit.store.Store;

/**
 * Computes a published night again from nothing but the deliveries, with the model, the configuration, the dictionaries,
 * the reviews and the list before that it was made with. It happens in a {@link Scratch} folder; the rest of the storage
 * root is only read.
 */
public final class Recomputation {
    private static final List<LakeTable> TAKEN_AS_THEY_WERE =
            List.of(LakeTable.REVIEW, LakeTable.TRAINING, LakeTable.FEATURES, LakeTable.LEDGER);

    private final Settings settings;
    private final Keys keys;
    private final Steps steps;
    private final Report report;

    public Recomputation(Settings settings, Keys keys, Steps steps, Report report) {
        this.settings = settings;
        this.keys = keys;
        this.steps = steps;
        this.report = report;
    }

    /**
     * Where the store holds something else than the deliveries give, a sentence each; none when it is identical.
     *
     * @param run its name in the manifest of the list
     */
    public record Found(String run, List<String> differences) {}

    /** Computes the night of the date of the settings again, or the newest that was published. */
    public Found run() {
        Store published = Store.at(settings.storage().root(), Sessions.hadoop());
        RunArchive archive = new RunArchive(published);
        RunRecord record = archive.find(publishedRun(published));
        requireSameErasures(record, new Receipts(published, settings.county()));
        new KeyRing(published).check(keys);
        noteOtherCode(record);
        return new Scratch(published, settings.county()).with(record.run(), scratch -> {
            archive.restore(record, scratch);
            new Receipts(published, settings.county()).copyTo(scratch);
            return new Found(record.run(), again(archive, record, scratch));
        });
    }

    private List<String> again(RunArchive archive, RunRecord record, Store scratch) {
        String configuration = new String(archive.content(record, Recording.CONFIGURATION), StandardCharsets.UTF_8);
        Settings then = Replay.settings(configuration, settings, record, scratch);
        try (Night night = Night.open(then, keys, steps, report, Access.again(pins(archive, record), configuration))) {
            night.ingest();
            night.features();
            night.decide();
            night.publish();
            report.with("run", record.run());
            return steps.run("compare", () -> {
                List<String> found = differences(night, archive.store(), record, scratch);
                return new Steps.Finding<>(found, found.isEmpty() ? "nothing differs" : found.size() + " differ");
            });
        }
    }

    private static List<String> differences(Night night, Store published, RunRecord record, Store scratch) {
        LakeComparison lakes = new LakeComparison(
                new Lake(night.spark(), published, record.county()),
                new Lake(night.spark(), scratch, record.county()),
                LocalDate.parse(record.asOf()));
        ListComparison lists = new ListComparison(published, scratch, record.list());
        return Stream.concat(lakes.differences(), lists.differences(lists.lyingThere()))
                .toList();
    }

    /** What no delivery says, as it was; of features and decisions only those of other dates, which the report tells of. */
    private static Pins pins(RunArchive archive, RunRecord record) {
        Map<String, Long> versions = new TreeMap<>(record.tables());
        versions.keySet()
                .retainAll(TAKEN_AS_THEY_WERE.stream().map(LakeTable::path).toList());
        return new Pins(
                Optional.of(archive.store()), record.run(), versions, Optional.of(LocalDate.parse(record.asOf())));
    }

    private String publishedRun(Store published) {
        String lists = "lists/county=" + settings.county() + "/dt=";
        String dt = settings.businessDate().map(LocalDate::toString).orElseGet(() -> newest(published)
                .orElseThrow(() -> Problems.noPublishedList(settings.county())));
        String manifest = lists + dt + "/" + DatedFolders.MANIFEST;
        if (!published.exists(manifest)) {
            throw Problems.stepMissing("recompute", "lists", settings.county(), LocalDate.parse(dt), "nightly");
        }
        try {
            return new ObjectMapper()
                    .readTree(published.read(manifest))
                    .path("run")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> newest(Store published) {
        return published.list("lists/county=" + settings.county()).stream()
                .filter(name -> name.startsWith("dt="))
                .map(name -> name.substring("dt=".length()))
                .max(String::compareTo);
    }

    /** Who is erased after a night is in its list, and not in what the deliveries give now. */
    private static void requireSameErasures(RunRecord record, Receipts receipts) {
        Optional<String> then = Optional.ofNullable(record.contents().get(receipts.digestPath()));
        Optional<String> now = receipts.digest().map(digest -> Sha256.hex(digest.getBytes(StandardCharsets.UTF_8)));
        if (!then.equals(now)) {
            throw Problems.erasedSince(record.run(), record.asOf());
        }
    }

    private void noteOtherCode(RunRecord record) {
        String now = Fingerprints.ofCode();
        if (!record.code().equals(now)) {
            steps.note("run " + record.run() + " ran with the code " + record.code() + ", this is " + now);
        }
    }
}
