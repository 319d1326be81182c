package precredit.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One workload and its runs, never empty; every figure is a median. */
record Measured(String name, String heap, List<NightRun> runs) {
    private static final List<String> STEPS = List.of("ingest", "features", "train", "decide", "publish");

    static String header() {
        return "| workload | runs | heap | rows | households | wall s | CPU s | peak MiB | "
                + String.join(" s | ", STEPS)
                + " s |\n|"
                + " --- |".repeat(8 + STEPS.size());
    }

    /** A line of a Markdown table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %,d | %,d | %.1f (%.1f to %.1f) | %.1f | %,.0f | %s |",
                name,
                runs.size(),
                heap,
                runs.get(0).rows(),
                runs.get(0).told().path("roll").asLong(),
                median(NightRun::wall),
                runs.stream().mapToDouble(NightRun::wall).min().orElseThrow(),
                runs.stream().mapToDouble(NightRun::wall).max().orElseThrow(),
                median(NightRun::cpu),
                median(NightRun::memory),
                STEPS.stream()
                        .map(step -> String.format(Locale.ROOT, "%.1f", median(run -> run.step(step))))
                        .collect(Collectors.joining(" | ")));
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("runs", runs.size());
        figures.put("rows", runs.get(0).rows());
        figures.put("wall_seconds", median(NightRun::wall));
        figures.put("cpu_seconds", median(NightRun::cpu));
        figures.put("peak_memory_mb", median(NightRun::memory));
        return figures;
    }

    private double median(ToDoubleFunction<NightRun> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Math.round(median * 10) / 10.0;
    }
}
