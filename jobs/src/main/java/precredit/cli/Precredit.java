package precredit.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.identity.Keys;
import precredit.night.Access;
import precredit.night.Journal;
import precredit.night.Night;
import precredit.night.PlainJournal;
import precredit.night.Replay;
import precredit.night.Report;
import precredit.night.Rotation;
import precredit.night.Steps;
import precredit.night.Validated;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.problem.Problems;
import precredit.registry.Registry;
import precredit.review.Acceptance;
import precredit.settings.Settings;

/** Decides for every farming household of a county, every night, whether it is pre-approved for credit, and why. */
@Command(
        name = "precredit",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "precredit 1.0.0",
        description = "Decides for every farming household of a county whether it is pre-approved for credit, and why.",
        subcommands = {
            SampleCommand.class,
            NightsCommand.class,
            BenchCommand.class,
            VerifyCommand.class,
            RecallCommand.class,
            ShareCommand.class,
            ModelCheckCommand.class,
            ModelsCommand.class,
            RollbackCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 bug, 2 command or configuration, 3 input not ready or stale, 4 gate refused,",
            "5 another run holds the lock. The last line of standard output is one JSON object."
        })
public final class Precredit {

    @Command(description = "The whole night: ingest, features, train when due, decide, publish.")
    int nightly(@CommandLine.Mixin NightOptions common) {
        return writing("nightly", common, Night::nightly);
    }

    @Command(description = "Takes the deliveries that have arrived.")
    int ingest(@CommandLine.Mixin NightOptions common) {
        return writing("ingest", common, Night::ingest);
    }

    @Command(description = "Computes what is known of every household of the roll.")
    int features(@CommandLine.Mixin NightOptions common) {
        return writing("features", common, Night::features);
    }

    @Command(description = "Trains a model on past loans and validates it; it decides if it passes.")
    int train(
            @CommandLine.Mixin NightOptions common,
            @Option(names = "--if-due", description = "Does nothing unless a night would train.") boolean ifDue) {
        return writing("train", common, ifDue ? Night::trainIfDue : Night::train);
    }

    @Command(description = "Measures the model that decides again, on the loans held out when it was trained.")
    int validate(@CommandLine.Mixin NightOptions common) {
        return reading(common, night -> {
            Validated validated = night.validate();
            out().print(validated.words());
            validated.measured().refusal().ifPresent(refusal -> {
                throw refusal;
            });
        });
    }

    @Command(description = "Lets a registered model decide from the date on, if the gates let it.")
    int promote(
            @CommandLine.Mixin NightOptions common,
            @Option(names = "--model", paramLabel = "ID", required = true, description = "A model that models lists.")
                    String model,
            @Option(names = "--by", paramLabel = "WHO", required = true, description = "Who decides this.") String by,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason) {
        return writing("promote", common, night -> night.promote(model, new Registry.Change(by, reason)));
    }

    @Command(description = "Decides every household of the roll.")
    int decide(@CommandLine.Mixin NightOptions common) {
        return writing("decide", common, Night::decide);
    }

    @Command(description = "Publishes the list of what was decided.")
    int publish(@CommandLine.Mixin NightOptions common) {
        return writing("publish", common, Night::publish);
    }

    @Command(description = "Says in words what was decided on one household, why, and what would change it.")
    int explain(
            @CommandLine.Mixin NightOptions common,
            @Option(names = "--household", paramLabel = "CBFBM", required = true, description = "18-digit code.")
                    String household) {
        return reading(common, night -> out().print(night.explain(household)));
    }

    @Command(description = "Takes a workbook back into which reviewers of the published list wrote.")
    int review(
            @CommandLine.Mixin NightOptions common,
            @Option(names = "--import", paramLabel = "FILE", required = true, description = "Township workbook.")
                    Path workbook,
            @Option(names = "--accept-partial", description = "Good rows count even if others are refused.")
                    boolean partial) {
        return writing(
                "review", common, night -> night.review(workbook, partial ? Acceptance.PARTIAL : Acceptance.WHOLE));
    }

    @Command(
            description = "Puts the county's slices into few large files and removes files that no kept version needs.")
    int tidy(@CommandLine.Mixin NightOptions common) {
        return writing("tidy", common, Night::tidy);
    }

    @Command(description = "Computes a published night again from what it rested on, and compares.")
    int replay(
            @CommandLine.Mixin NightOptions common,
            @Option(names = "--run", paramLabel = "ID", required = true, description = "Named in the list's manifest.")
                    String run) {
        return told(common, call -> {
            List<String> differences = new Replay(call.settings(), call.keys(), call.steps(), call.report()).run(run);
            judge(call, run, differences);
        });
    }

    /** Tells whether a run is what was published; fails when it is not. */
    static void judge(Call call, String run, List<String> differences) {
        call.report().with("differs", differences);
        out().println(differences.isEmpty() ? "IDENTICAL" : "DIFFERS");
        differences.forEach(difference -> out().println("  " + difference));
        if (!differences.isEmpty()) {
            throw Problems.differs(run, differences);
        }
    }

    @Command(
            description =
                    "Erases persons from tables, history, lists and channels of a county; leaves a signed receipt.")
    int erase(
            @CommandLine.Mixin NightOptions common,
            @Option(
                            names = "--person-file",
                            paramLabel = "FILE",
                            required = true,
                            description = "Identity numbers, one a line.")
                    Path personFile) {
        return writing("erase", common, night -> night.erase(personFile));
    }

    @Command(description = "Seals identities and delivered bytes with a new identity key.")
    int rotate(@CommandLine.Mixin NightOptions common) {
        return told(common, call -> new Rotation(call.settings(), call.keys(), call.steps(), call.report()).run());
    }

    public static void main(String[] arguments) {
        // Ours names its locale wherever it writes; a library may not.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(arguments));
    }

    /** Standard output in UTF-8, whatever the locale. */
    static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    static PrintStream err() {
        return new PrintStream(System.err, true, StandardCharsets.UTF_8);
    }

    static int run(String... arguments) {
        return new CommandLine(new Precredit())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, words) -> ended(notUnderstood(mistake)))
                .setExecutionExceptionHandler((failure, line, parsed) -> ended(failure))
                .execute(arguments);
    }

    private static int reading(NightOptions common, Consumer<Night> work) {
        return told(common, call -> night(call, Access.READING, work));
    }

    private static int writing(String command, NightOptions common, Consumer<Night> work) {
        return told(common, call -> night(call, Access.writing(command, common.text()), work));
    }

    private static void night(Call call, Access access, Consumer<Night> work) {
        try (Night night = Night.open(call.settings(), call.keys(), call.steps(), call.report(), access)) {
            work.accept(night);
        }
    }

    /** What a command works with, and where it tells what it does. */
    record Call(Settings settings, Keys keys, Steps steps, Report report) {}

    /** Does the work of a command and tells on the last line how it ended; returns the exit code. */
    static int told(NightOptions common, Consumer<Call> work) {
        Report report = new Report();
        int exit = worked(common, report, work);
        out().println(report.json());
        common.leave(report);
        return exit;
    }

    /** The whole night of one of several counties; its report says how it ended. Returns the exit code. */
    static int nightly(NightOptions common, Report report) {
        return worked(common, report, call -> {
            call.steps().note("county " + call.settings().county());
            night(call, Access.writing("nightly", common.text()), Night::nightly);
        });
    }

    private static int worked(NightOptions common, Report report, Consumer<Call> work) {
        Journal journal = common.journal(report);
        Steps steps = new Steps(journal, err(), common.isWatched());
        Throwable failure = null;
        try {
            Settings settings = common.settings();
            work.accept(new Call(settings, Keys.of(settings.security(), System.getenv()), steps, report));
        } catch (Throwable thrown) {
            failure = thrown;
        }
        report.with("seconds", steps.seconds());
        return failure == null ? Exit.DONE.code() : ended(failure, report, journal);
    }

    private static Problem notUnderstood(CommandLine.ParameterException mistake) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        List<String> near = mistake instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String meant = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
        return Problems.badCommand(mistake.getMessage(), meant + "./" + command + " --help says what it takes");
    }

    private static int ended(Throwable thrown) {
        Report report = new Report();
        int exit = ended(thrown, report, new PlainJournal(err()));
        out().println(report.json());
        return exit;
    }

    /** Says what went wrong. The report holds no message of a bug but its class, for a message may hold anything. */
    private static int ended(Throwable thrown, Report report, Journal journal) {
        Throwable failure =
                StorageFailure.in(thrown).<Throwable>map(problem -> problem).orElse(thrown);
        if (isStopping()) {
            journal.failure(
                    Exit.BUG.code(), "stopped from outside.\nRun it again: what was not finished is done anew.");
            report.with("error", "stopped from outside");
            return Exit.BUG.code();
        }
        Exit exit = failure instanceof Problem problem ? problem.exit() : Exit.BUG;
        if (failure instanceof Problem) {
            journal.failure(exit.code(), failure.getMessage());
        } else {
            journal.bug(failure);
        }
        String error = failure instanceof Problem
                ? failure.getMessage()
                : failure.getClass().getName();
        report.with("error", error).with("exit", exit.code());
        return exit.code();
    }

    /** Whether a signal ends this process, so that whatever fails now fails because of it; its exit code is the signal's. */
    static boolean isStopping() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException stopping) {
            return true;
        }
    }
}
