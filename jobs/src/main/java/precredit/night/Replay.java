package precredit.night;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import precredit.identity.Keys;
import precredit.lake.Pins;
import precredit.problem.Problems;
import precredit.record.RunArchive;
import precredit.record.RunRecord;
import precredit.settings.Settings;
import precredit.store.Store;

/**
 * Computes a past night again, from the versions of tables, the model, the configuration, the dictionaries and the list
 * before that it rested on, in a {@link Scratch} folder.
 */
public final class Replay {
    private final Settings settings;
    private final Keys keys;
    private final Steps steps;
    private final Report report;

    public Replay(Settings settings, Keys keys, Steps steps, Report report) {
        this.settings = settings;
        this.keys = keys;
        this.steps = steps;
        this.report = report;
    }

    /** Where the night came out otherwise than it was published, a sentence each; none when it is identical. */
    public List<String> run(String id) {
        Store published = Store.at(settings.storage().root(), Sessions.hadoop());
        RunArchive archive = new RunArchive(published);
        RunRecord record = archive.find(id);
        requireSameCode(record);
        new KeyRing(published).check(keys);
        return new Scratch(published, record.county()).with(id, place -> {
            archive.restore(record, place);
            return again(archive, record, place);
        });
    }

    private List<String> again(RunArchive archive, RunRecord record, Store place) {
        String configuration = new String(archive.content(record, Recording.CONFIGURATION), StandardCharsets.UTF_8);
        Settings then = settings(configuration, settings, record, place);
        Pins inputs = new Pins(
                Optional.of(archive.store()),
                record.run(),
                record.tables(),
                Optional.of(LocalDate.parse(record.asOf())));
        try (Night night = Night.open(then, keys, steps, report, Access.again(inputs, configuration))) {
            night.features();
            night.decide();
            night.publish();
            report.with("run", record.run());
            return new Comparison(night.spark(), archive.store(), place, record).differences();
        }
    }

    /** The settings of a past night, told by {@code configuration}, for a place that holds what it rested on. */
    static Settings settings(String configuration, Settings now, RunRecord record, Store place) {
        return Settings.again(
                configuration,
                now,
                Map.of(
                        "date", record.asOf(),
                        "storage.root", place.uri(""),
                        "dictionaries.crops", place.uri("dictionary/crops"),
                        "dictionaries.divisions", place.uri("dictionary/divisions")));
    }

    private static void requireSameCode(RunRecord record) {
        String now = Fingerprints.ofCode();
        if (!record.code().equals(now)) {
            throw Problems.otherCode(record.run(), record.code(), now);
        }
    }
}
