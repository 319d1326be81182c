package precredit.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, and what follows from it; a ratio of which a part was not measured is null. */
public final class Results {
    private final Plan plan;
    private final Map<Part, Series> parts = new EnumMap<>(Part.class);
    private final TreeMap<Integer, Series> counties = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private List<String> differences = List.of();

    Results(Plan plan) {
        this.plan = plan;
    }

    void add(Part part, Series series) {
        parts.put(part, series);
    }

    void grown(int count, Series series) {
        counties.put(count, series);
    }

    void peerAbsent(String why) {
        notes.add("The peer is absent: " + why + ".");
    }

    void sized(County county) {
        notes.add(String.format(
                Locale.ROOT,
                "The county has %,d households and %,d days of deliveries: %,d MB in files.",
                plan.households(),
                plan.days(),
                Folders.bytes(
                                county.landing(),
                                file -> file.getFileName().toString().contains(".csv"))
                        / 1_000_000));
    }

    /** Sets the counts of our last night, which lies in {@code storage}, beside the peer's. */
    void compared(Path storage, String county, LocalDate date) {
        if (parts.containsKey(Part.PEER) && Files.exists(storage)) {
            Timed ours = parts.get(Part.NIGHTLY).last();
            Timed peers = parts.get(Part.PEER).last();
            differences = new Agreement(ours, peers).differences(storage, county, date);
            notes.add(
                    differences.isEmpty()
                            ? String.format(
                                    Locale.ROOT,
                                    "Night and peer agree: %,d rows delivered, %,d households, the sums of %d features.",
                                    ours.delivered(),
                                    ours.told().path("roll").asLong(),
                                    peers.told().path("sums").size())
                            : "Night and peer differ: " + String.join("; ", differences) + ".");
        }
    }

    /** Figures in which our night and the peer differ and must not. */
    public List<String> differences() {
        return differences;
    }

    /** The figures by name, the ratios first. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(ratios());
        figures.put("peak_heap_mb", peakHeap());
        parts.forEach((part, series) -> figures.put(part.name().toLowerCase(Locale.ROOT), series.figures()));
        counties.forEach((count, series) -> figures.put("counties_" + count, series.figures()));
        return figures;
    }

    /** The same for readers, in Markdown. */
    public String words() {
        String lines = Stream.concat(parts.values().stream(), counties.values().stream())
                .map(Series::line)
                .collect(Collectors.joining("\n"));
        StringBuilder ratios = new StringBuilder("| ratio | is | goal |\n| --- | --- | --- |\n");
        ratios().forEach((name, ratio) -> ratios.append(String.format(
                Locale.ROOT, "| %s | %s | %s |\n", name, ratio == null ? "not measured" : ratio, goal(name))));
        return "# What a night costs\n\n" + Machine.words() + ", heap " + Plan.HEAP + versionsOfPeer()
                + ". Medians, in brackets the fastest and the slowest; a run is a process, from the launcher to its end."
                + " Heap is the most that was in use, live what was left of it after a collection.\n\n"
                + String.join("\n", notes) + "\n\n" + Series.header() + "\n" + lines + "\n\n" + ratios;
    }

    private Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratios.put("nightly_vs_peer", ratio(Part.NIGHTLY, Part.PEER));
        ratios.put("full_load_vs_floor", ratio(Part.LOAD, Part.FLOOR));
        ratios.put("nightly_history_growth", ratio(Part.NIGHTLY, Part.HISTORY));
        ratios.put("household_cost_growth", growth(Series::wall));
        ratios.put("household_cpu_growth", growth(Series::cpu));
        return ratios;
    }

    private static String goal(String ratio) {
        return switch (ratio) {
            case "nightly_vs_peer" -> "at most 1, better 0.5";
            case "full_load_vs_floor" -> "at most 2.5";
            case "nightly_history_growth" -> "at most 1.05";
            case "household_cpu_growth" -> "none";
            default -> "at most 1";
        };
    }

    private Double ratio(Part part, Part to) {
        return parts.containsKey(part) && parts.containsKey(to)
                ? rounded(parts.get(part).wall() / parts.get(to).wall())
                : null;
    }

    /** What a household costs where most counties are, beside what it does where fewest are; all have as many households. */
    private Double growth(ToDoubleFunction<Series> cost) {
        return counties.size() < 2
                ? null
                : rounded(perCounty(counties.lastEntry(), cost) / perCounty(counties.firstEntry(), cost));
    }

    private static double perCounty(Map.Entry<Integer, Series> measured, ToDoubleFunction<Series> cost) {
        return cost.applyAsDouble(measured.getValue()) / measured.getKey();
    }

    private long peakHeap() {
        return Stream.concat(parts.values().stream(), counties.values().stream())
                .mapToLong(Series::peakHeap)
                .max()
                .orElse(0);
    }

    private String versionsOfPeer() {
        List<String> versions = new ArrayList<>();
        Optional.ofNullable(parts.get(Part.PEER)).ifPresent(peer -> peer.last()
                .told()
                .path("versions")
                .fields()
                .forEachRemaining(version ->
                        versions.add(version.getKey() + " " + version.getValue().asText())));
        return versions.isEmpty() ? "" : "; of the peer " + String.join(", ", versions);
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 1000) / 1000.0;
    }
}
