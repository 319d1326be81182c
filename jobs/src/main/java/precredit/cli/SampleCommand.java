package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.night.Report;
import precredit.sample.Packing;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;
import precredit.sample.SampleSummary;

/** Writes a landing zone of invented households. */
@Command(
        name = "sample",
        description = "Writes a landing zone of invented households, with planted truth and planted defects.")
final class SampleCommand implements Callable<Integer> {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    @Option(names = "--households", required = true, description = "How many households.")
    private int households;

    @Option(names = "--days", required = true, description = "Days of deliveries, up to 2026-06-30.")
    private int days;

    @Option(names = "--seed", required = true, description = "The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--out", required = true, description = "Folder to write to.")
    private Path out;

    @Option(names = "--county", defaultValue = "370982", description = "6-digit code; ${DEFAULT-VALUE} by default.")
    private String county;

    @Option(names = "--divisions", paramLabel = "FOLDER", description = "Division tables; the project's by default.")
    private Path divisions;

    @Option(names = "--plain", description = "Writes .csv, not .csv.gz.")
    private boolean plain;

    @Override
    public Integer call() {
        Path home = Path.of(System.getProperty("precredit.home", "."));
        Path tables = divisions == null ? home.resolve("conf/dictionaries/divisions") : divisions;
        SampleRequest request =
                new SampleRequest(households, days, seed, out, tables, county, plain ? Packing.PLAIN : Packing.GZIP);
        SampleSummary summary = SampleGenerator.write(
                request,
                (source, done, all) -> ERR.printf(Locale.ROOT, "%-14s %,d of %,d households%n", source, done, all));
        OUT.println(new Report()
                .with("households", summary.households())
                .with("rows", summary.rowsBySource())
                .with("quarantined", summary.quarantined())
                .with("good_loans", summary.goodLoans())
                .with("bad_loans", summary.badLoans())
                .with("hidden_auc", summary.hiddenAuc())
                .json());
        return 0;
    }
}
