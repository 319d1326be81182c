package precredit.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.identity.Keys;
import precredit.night.Night;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.night.Steps;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.review.Acceptance;
import precredit.settings.Settings;

/** Decides for every farming household of a county, every night, whether it is pre-approved for credit, and why. */
@Command(
        name = "precredit",
        mixinStandardHelpOptions = true,
        version = "precredit 1.0.0",
        description = "Decides for every farming household of a county whether it is pre-approved for credit, and why.",
        subcommands = {SampleCommand.class},
        footer = {
            "",
            "Exit codes: 0 done, 1 bug, 2 command or configuration, 3 input not ready or stale, 4 gate refused,",
            "5 another run holds the lock. The last line of standard output is one JSON object."
        })
public final class Precredit {

    /** The options of every command that works on a county's night. */
    static final class Common {
        @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Business date; latest by default.")
        private String date;

        @Option(names = "--county", paramLabel = "CODE", description = "6-digit county code.")
        private String county;

        @Option(names = "--conf", paramLabel = "FILE", description = "HOCON file laid over the defaults.")
        private Path file;

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting, over everything else.")
        private final List<String> values = new ArrayList<>();

        Settings settings() {
            List<String> all = new ArrayList<>(values);
            if (date != null) {
                all.add("date=" + date);
            }
            if (county != null) {
                all.add("county=" + county);
            }
            return Settings.load(Optional.ofNullable(file), all);
        }
    }

    @Command(description = "The whole night: ingest, features, train when due, decide, publish.")
    int nightly(@CommandLine.Mixin Common common) {
        return night(common, Night::nightly);
    }

    @Command(description = "Takes the deliveries that have arrived.")
    int ingest(@CommandLine.Mixin Common common) {
        return night(common, Night::ingest);
    }

    @Command(description = "Computes what is known of every household of the roll.")
    int features(@CommandLine.Mixin Common common) {
        return night(common, Night::features);
    }

    @Command(description = "Trains a model on past loans and validates it; it decides if it passes.")
    int train(@CommandLine.Mixin Common common) {
        return night(common, Night::train);
    }

    @Command(description = "Decides every household of the roll.")
    int decide(@CommandLine.Mixin Common common) {
        return night(common, Night::decide);
    }

    @Command(description = "Publishes the list of what was decided.")
    int publish(@CommandLine.Mixin Common common) {
        return night(common, Night::publish);
    }

    @Command(description = "Says in words what was decided on one household, why, and what would change it.")
    int explain(
            @CommandLine.Mixin Common common,
            @Option(names = "--household", paramLabel = "CBFBM", required = true, description = "18-digit code.")
                    String household) {
        return night(common, night -> out().print(night.explain(household)));
    }

    @Command(description = "Takes a workbook back into which reviewers of the published list wrote.")
    int review(
            @CommandLine.Mixin Common common,
            @Option(names = "--import", paramLabel = "FILE", required = true, description = "Township workbook.")
                    Path workbook,
            @Option(names = "--accept-partial", description = "Good rows count even if others are refused.")
                    boolean partial) {
        return night(common, night -> night.review(workbook, partial ? Acceptance.PARTIAL : Acceptance.WHOLE));
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Standard output in UTF-8, whatever the locale. */
    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    private static PrintStream err() {
        return new PrintStream(System.err, true, StandardCharsets.UTF_8);
    }

    static int run(String... arguments) {
        return new CommandLine(new Precredit())
                .setOut(new PrintWriter(out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, new Report()))
                .execute(arguments);
    }

    private static int night(Common common, Consumer<Night> work) {
        Report report = new Report();
        Steps steps = new Steps(err(), Boolean.getBoolean("precredit.interactive"));
        Exit exit;
        try {
            Settings settings = common.settings();
            Keys keys = Keys.of(settings.security(), System.getenv());
            SparkSession spark = Sessions.open(settings.master());
            steps.follow(spark);
            work.accept(Night.open(settings, keys, steps, report, spark));
            exit = Exit.DONE;
        } catch (Problem problem) {
            exit = problem.exit();
            tell(problem, report);
        }
        out().println(report.with("seconds", steps.seconds()).json());
        return exit.code();
    }

    private static int failed(Exception failure, Report report) {
        if (failure instanceof Problem problem) {
            tell(problem, report);
            out().println(report.json());
            return problem.exit().code();
        }
        failure.printStackTrace(err());
        return Exit.BUG.code();
    }

    private static void tell(Problem problem, Report report) {
        err().println("precredit: " + problem.getMessage());
        report.with("error", problem.getMessage()).with("exit", problem.exit().code());
    }
}
