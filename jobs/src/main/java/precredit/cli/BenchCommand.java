package precredit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.bench.Bench;
import precredit.bench.Part;
import precredit.bench.Plan;
import precredit.bench.Results;
import precredit.night.Report;
import precredit.problem.Problems;

/** Times whole nights beside a floor and a peer. */
@Command(
        name = "bench",
        subcommands = FloorCommand.class,
        description = {
            "Times nights of a generated county, each in a process of its own, beside the time that Spark needs to parse",
            "the same files and beside DuckDB and scikit-learn, and checks that both count the same."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--households", defaultValue = "120000", description = "Of the county; ${DEFAULT-VALUE}.")
    private int households;

    @Option(names = "--days", defaultValue = "1095", description = "Days of deliveries; ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--runs", defaultValue = "3", description = "Of each measurement; ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--parts", split = ",", description = "Some of ${COMPLETION-CANDIDATES}; all by default.")
    private List<Part> parts;

    @Option(
            names = "--counties",
            split = ",",
            defaultValue = "1,4,10",
            description = "How many share a lake; ${DEFAULT-VALUE}.")
    private List<Integer> counties;

    @Option(names = "--county-households", description = "Of each of those; a tenth of the county by default.")
    private Integer countyHouseholds;

    @Option(
            names = "--county-days",
            description = "Days of deliveries of each of those; as many as of the county by default.")
    private Integer countyDays;

    @Option(names = "--work", description = "Folder for landing zones and storage; .precredit/bench by default.")
    private Path work;

    @Option(names = "--results", description = "File for the tables; bench/results.md by default.")
    private Path file;

    @Override
    public Integer call() {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("precredit.home", ".")).toAbsolutePath();
        Results results = new Bench(plan(home), err::println).run();
        err.println(results.words());
        write(file == null ? home.resolve("bench/results.md") : file, results.words());
        if (!results.differences().isEmpty()) {
            throw Problems.peerDiffers(results.differences());
        }
        Report report = new Report();
        results.figures().forEach(report::with);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.json());
        return 0;
    }

    private Plan plan(Path home) {
        Set<Part> wanted = parts == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        return new Plan(
                home,
                (work == null ? home.resolve(".precredit/bench") : work).toAbsolutePath(),
                wanted,
                households,
                days,
                runs,
                counties.stream().sorted().toList(),
                countyHouseholds == null ? households / 10 : countyHouseholds,
                countyDays == null ? days : countyDays);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
