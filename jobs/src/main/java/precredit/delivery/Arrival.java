package precredit.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import precredit.problem.Problem;
import precredit.problem.Problems;
import precredit.settings.SourceSettings;

/**
 * What has arrived up to a date.
 *
 * @param taken one entry for each file that was taken, now or before
 * @param refusals one line for each delivery that has not arrived
 * @param notices one line for each oddity that stops nothing
 * @param deliveries how many deliveries were taken now
 */
public record Arrival(Taken taken, List<String> refusals, List<String> notices, int deliveries) {

    /** Rows of one source over all its deliveries. */
    public record Counts(long delivered, long good, long quarantined) {}

    public Map<String, Counts> counts(Map<String, SourceSettings> sources) {
        Map<String, Counts> counts = new TreeMap<>();
        sources.keySet().forEach(source -> {
            List<Taken.Entry> of = taken.ofSource(source);
            counts.put(
                    source,
                    new Counts(
                            of.stream().mapToLong(Taken.Entry::delivered).sum(),
                            of.stream().mapToLong(Taken.Entry::good).sum(),
                            of.stream().mapToLong(Taken.Entry::quarantined).sum()));
        });
        return counts;
    }

    /** The date of the newest delivery of each source that has one. */
    public Map<String, LocalDate> newest(Map<String, SourceSettings> sources) {
        Map<String, LocalDate> newest = new TreeMap<>();
        sources.keySet().forEach(source -> taken.newest(source).ifPresent(dt -> newest.put(source, dt)));
        return newest;
    }

    public long delivered() {
        return sum(taken.entries(), Taken.Entry::delivered);
    }

    public long quarantined() {
        return sum(taken.entries(), Taken.Entry::quarantined);
    }

    /** The hashes of all files that were taken, by place: what a night was computed from. */
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>();
        taken.entries()
                .forEach(
                        entry -> inputs.put(entry.source() + "/dt=" + entry.dt() + "/" + entry.file(), entry.sha256()));
        return inputs;
    }

    /** Why the night may not go on: deliveries refused, missing or stale, or too many rows in quarantine. */
    public Optional<Problem> problem(Map<String, SourceSettings> sources, LocalDate asOf, String landing) {
        if (!refusals.isEmpty()) {
            return Optional.of(Problems.notArrived(refusals));
        }
        List<Problem> problems = new ArrayList<>();
        sources.forEach((id, settings) -> late(id, settings, asOf, landing).ifPresent(problems::add));
        sources.forEach((id, settings) -> quarantined(id, settings).ifPresent(problems::add));
        return problems.stream().findFirst();
    }

    private Optional<Problem> late(String id, SourceSettings settings, LocalDate asOf, String landing) {
        Optional<LocalDate> newest = taken.newest(id);
        if (newest.isEmpty()) {
            return Optional.of(Problems.neverArrived(id, landing, asOf.toString()));
        }
        return ChronoUnit.DAYS.between(newest.get(), asOf) > settings.freshnessDays()
                ? Optional.of(Problems.stale(id, newest.get().toString(), asOf.toString(), settings.freshnessDays()))
                : Optional.empty();
    }

    /** All deliveries together, and each one that is large enough for its share to mean something. */
    private Optional<Problem> quarantined(String id, SourceSettings settings) {
        List<Taken.Entry> of = taken.ofSource(id);
        Map<LocalDate, List<Taken.Entry>> nights =
                of.stream().collect(Collectors.groupingBy(Taken.Entry::dt, TreeMap::new, Collectors.toList()));
        return nights.entrySet().stream()
                .filter(night -> sum(night.getValue(), Taken.Entry::delivered) >= settings.quarantineMinimumRows())
                .flatMap(night -> above(id, settings, id + " dt=" + night.getKey(), night.getValue()).stream())
                .findFirst()
                .or(() -> above(id, settings, "source " + id, of));
    }

    private static Optional<Problem> above(String id, SourceSettings settings, String what, List<Taken.Entry> entries) {
        long delivered = sum(entries, Taken.Entry::delivered);
        long bad = sum(entries, Arrival::unusable);
        BigDecimal allowed = settings.quarantineLimit().multiply(BigDecimal.valueOf(delivered));
        if (BigDecimal.valueOf(bad).compareTo(allowed) <= 0) {
            return Optional.empty();
        }
        String files = entries.stream()
                .filter(entry -> unusable(entry) > 0)
                .sorted(Comparator.comparing(Arrival::unusable)
                        .reversed()
                        .thenComparing(Taken.Entry::dt)
                        .thenComparing(Taken.Entry::file))
                .map(entry -> "dt=" + entry.dt() + "/" + entry.file() + " " + unusable(entry))
                .limit(5)
                .collect(Collectors.joining(", "));
        return Optional.of(Problems.tooManyQuarantined(
                what, bad, delivered, settings.quarantineLimit().toPlainString(), id, files));
    }

    private static long unusable(Taken.Entry entry) {
        return entry.quarantined() - entry.duplicates();
    }

    private static long sum(List<Taken.Entry> entries, Function<Taken.Entry, Long> figure) {
        return entries.stream().mapToLong(figure::apply).sum();
    }
}
