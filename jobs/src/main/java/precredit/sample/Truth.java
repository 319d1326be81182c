package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is true of the sample and no delivery says: counted while the deliveries are written. */
final class Truth {
    private final Map<Key, Long> quarantined = new TreeMap<>();
    private final Map<String, Long> delivered = new TreeMap<>();
    private final List<Map<String, Object>> planted = new ArrayList<>();
    private final Labels labels = new Labels();

    void delivered(SampleFile file, LocalDate dt, long rows) {
        delivered.merge(file.source().folder(), rows, Long::sum);
    }

    void quarantined(SampleFile file, LocalDate dt, Reason reason, long rows) {
        quarantined.merge(new Key(file, dt, reason), rows, Long::sum);
    }

    void planted(Household household) {
        household.plant().ifPresent(plant -> planted.add(entry(household, plant)));
    }

    Labels labels() {
        return labels;
    }

    /** Rows of one file of one delivery that go to quarantine, by reason. */
    Map<Reason, Long> quarantined(SampleFile file, LocalDate dt) {
        Map<Reason, Long> counts = new TreeMap<>();
        quarantined.forEach((key, rows) -> {
            if (key.file == file && key.dt.equals(dt)) {
                counts.put(key.reason, rows);
            }
        });
        return counts;
    }

    SampleSummary summary(int households) {
        long broken = quarantined.values().stream().mapToLong(Long::longValue).sum();
        return new SampleSummary(
                households,
                planted.size(),
                Collections.unmodifiableMap(new TreeMap<>(delivered)),
                broken,
                labels.count(Label.GOOD),
                labels.count(Label.BAD),
                labels.count(Label.INDETERMINATE),
                labels.count(Label.IMMATURE),
                labels.auc());
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hidden_auc", rounded(labels.auc()));
        json.put("hidden_auc_later", rounded(labels.laterAuc(SampleRequest.LAST_DAY)));
        json.put("loans", labels.counts());
        json.put("delivered", delivered);
        json.put("planted", planted);
        json.put(
                "quarantined", quarantined.entrySet().stream().map(Truth::entry).toList());
        return json;
    }

    private static double rounded(double auc) {
        return Math.round(auc * 10_000) / 10_000.0;
    }

    private static Map<String, Object> entry(Household household, Plant plant) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("household_id", household.code());
        entry.put("plant", plant.name());
        entry.put("proves", plant.proves());
        entry.put("on_roll", plant.expectation().onRoll());
        entry.put("outcome", plant.expectation().outcome());
        entry.put("reasons", plant.expectation().reasons());
        entry.put("absent", plant.expectation().absent());
        return entry;
    }

    private static Map<String, Object> entry(Map.Entry<Key, Long> count) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("source", count.getKey().file.source().folder());
        entry.put("dt", count.getKey().dt.toString());
        entry.put("file", count.getKey().file.title());
        entry.put("reason", count.getKey().reason.name());
        entry.put("rows", count.getValue());
        return entry;
    }

    private record Key(SampleFile file, LocalDate dt, Reason reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFile = file.compareTo(other.file);
            int byDate = dt.compareTo(other.dt);
            return byFile != 0 ? byFile : byDate != 0 ? byDate : reason.compareTo(other.reason);
        }
    }
}
