package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.bench.Bench;
import precredit.night.Report;

/** Times whole nights. */
@Command(name = "bench", description = "Times the night of the sample and of a generated county, run by run.")
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--households", defaultValue = "120000", description = "Of the county; ${DEFAULT-VALUE}; 0: none.")
    private int households;

    @Option(names = "--days", defaultValue = "1095", description = "Days of deliveries; ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--runs", defaultValue = "3", description = "Nights of the sample; ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--county-runs", defaultValue = "1", description = "Nights of the county; ${DEFAULT-VALUE}.")
    private int countyRuns;

    @Option(names = "--work", description = "Folder for landing zones and storage; .precredit/bench by default.")
    private Path work;

    @Option(names = "--results", description = "File for the table; bench/results.md by default.")
    private Path results;

    @Override
    public Integer call() {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("precredit.home", ".")).toAbsolutePath();
        Path folder = work == null ? home.resolve(".precredit/bench") : work;
        Path file = results == null ? home.resolve("bench/results.md") : results;
        Report report = new Report();
        new Bench(home, folder, households, days, runs, countyRuns)
                .run(file, err::println)
                .forEach(report::with);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.json());
        return 0;
    }
}
