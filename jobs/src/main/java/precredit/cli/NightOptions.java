package precredit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import precredit.night.Journal;
import precredit.night.Report;
import precredit.problem.Problems;
import precredit.settings.Settings;

/** The options of every command that works on a county's night. */
final class NightOptions {
    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Business date; latest by default.")
    private String date;

    @Option(names = "--county", paramLabel = "CODE", description = "6-digit county code.")
    private String county;

    @Option(names = "--conf", paramLabel = "FILE", description = "HOCON file laid over the defaults.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting, over everything else.")
    private final List<String> values = new ArrayList<>();

    @Option(names = "--metrics", paramLabel = "FILE", description = "Writes the last line for Prometheus as well.")
    private Path metrics;

    @Option(
            names = "--log-format",
            paramLabel = "plain|json",
            description = "How standard error tells what happens: in lines, or as a JSON object a line.")
    private LogFormat logFormat = LogFormat.PLAIN;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Where the command says what it does; {@code report} is what it knows of its run. */
    Journal journal(Report report) {
        return logFormat.journal(Precredit.err(), command.name(), report);
    }

    /** Whether a bar may be drawn for somebody who looks on. */
    boolean isWatched() {
        return logFormat == LogFormat.PLAIN && Boolean.getBoolean("precredit.interactive");
    }

    /** Leaves the last line where it was asked for. */
    void leave(Report report) {
        if (metrics != null) {
            new Metrics(report.node()).write(metrics);
        }
    }

    /** The same for one of several counties, whose configuration a file is. */
    NightOptions ofCounty(Path configuration) {
        if (county != null || file != null || metrics != null) {
            throw Problems.badCommand(
                    "--county, --conf and --metrics are not for several counties",
                    "Name the configuration of each county behind the options");
        }
        NightOptions its = new NightOptions();
        its.file = configuration;
        its.date = date;
        its.values.addAll(values);
        its.logFormat = logFormat;
        its.command = command;
        return its;
    }

    Settings settings() {
        return Settings.load(Optional.ofNullable(file), given());
    }

    /** What the run leaves on record of its settings. */
    String text() {
        return Settings.text(Optional.ofNullable(file), given());
    }

    private List<String> given() {
        List<String> all = new ArrayList<>(values);
        if (date != null) {
            all.add("date=" + date);
        }
        if (county != null) {
            all.add("county=" + county);
        }
        return all;
    }
}
