package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import precredit.sample.Packing;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/**
 * Times the first night of the sample and of a generated county, each run in a process and a storage root of its own.
 *
 * @param home the project
 * @param work where landing zones and storage roots are put; a landing zone that lies there is used again
 * @param households of the generated county, 0 for the sample alone
 */
public record Bench(Path home, Path work, int households, int days, int runs, int countyRuns) {
    private static final String HEAP = "4g";
    private static final long SEED = 7;

    /** Runs everything, writes {@code results} and gives back the figures by workload. */
    public Map<String, Object> run(Path results, Consumer<String> progress) {
        List<Measured> measured = new ArrayList<>();
        measured.add(measured("sample", Optional.empty(), runs));
        if (households > 0) {
            measured.add(measured("county", Optional.of(county(progress)), countyRuns));
        }
        String table = measured.stream().map(Measured::line).collect(Collectors.joining("\n"));
        progress.accept(Measured.header() + "\n" + table);
        write(results, "# What a night costs\n\n" + machine() + "\n\n" + Measured.header() + "\n" + table + "\n");
        Map<String, Object> figures = new LinkedHashMap<>();
        measured.forEach(one -> figures.put(one.name(), one.figures()));
        return figures;
    }

    private Measured measured(String name, Optional<Path> landing, int times) {
        List<NightRun> nights = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Path storage = work.resolve("storage-" + name);
            delete(storage);
            nights.add(NightRun.of(home, HEAP, landing, storage));
            delete(storage);
        }
        return new Measured(name, HEAP, nights);
    }

    private Path county(Consumer<String> progress) {
        Path landing = work.resolve("landing-" + households + "-" + days + "-" + SEED);
        if (!Files.exists(landing.resolve(SampleGenerator.MARKER))) {
            delete(landing);
            SampleGenerator.write(
                    new SampleRequest(
                            households,
                            days,
                            SEED,
                            landing,
                            home.resolve("conf/dictionaries/divisions"),
                            "370982",
                            Packing.PLAIN),
                    (source, done, all) -> progress.accept(source + " " + done + " of " + all + " households"));
        }
        return landing;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Spark "
                + org.apache.spark.package$.MODULE$.SPARK_VERSION()
                + ". Medians, in brackets the fastest and the slowest; a run is a process, from the launcher to its end, on an"
                + " empty storage root.";
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
