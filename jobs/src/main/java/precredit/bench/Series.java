package precredit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One thing that was measured several times, never empty; every figure is a median.
 *
 * @param what it is, in words
 */
record Series(String what, List<Timed> runs) {
    Series {
        runs = List.copyOf(runs);
    }

    static String header() {
        return "| what | runs | wall s | CPU s | resident MiB | heap MiB | live MiB | of the wall |\n|"
                + " --- |".repeat(8);
    }

    /** A line of a Markdown table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f (%.1f to %.1f) | %.1f | %,.0f | %,.0f | %,.0f | %s |",
                what,
                runs.size(),
                wall(),
                runs.stream().mapToDouble(Timed::wall).min().orElseThrow(),
                runs.stream().mapToDouble(Timed::wall).max().orElseThrow(),
                cpu(),
                median(Timed::resident),
                median(run -> run.heap().peak()),
                median(run -> run.heap().live()),
                steps());
    }

    double wall() {
        return median(Timed::wall);
    }

    double cpu() {
        return median(Timed::cpu);
    }

    Timed last() {
        return runs.get(runs.size() - 1);
    }

    long peakHeap() {
        return runs.stream().mapToLong(run -> run.heap().peak()).max().orElseThrow();
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("runs", runs.size());
        figures.put("wall_seconds", tenth(wall()));
        figures.put("cpu_seconds", tenth(cpu()));
        figures.put("resident_mb", median(Timed::resident));
        figures.put("heap_mb", median(run -> run.heap().peak()));
        return figures;
    }

    private String steps() {
        List<String> steps = new ArrayList<>();
        JsonNode seconds = last().told().path("seconds");
        seconds.fieldNames()
                .forEachRemaining(step -> steps.add(String.format(Locale.ROOT, "%s %.1f", step, median(run -> run.told()
                        .path("seconds")
                        .path(step)
                        .asDouble()))));
        return String.join(", ", steps);
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private double median(ToDoubleFunction<Timed> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
