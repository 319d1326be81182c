package precredit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.model.ModelSettings;
import precredit.modelcheck.CheckRun;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.settings.Settings;

/** Holds the learners to a labelled table of anybody's. */
@Command(
        name = "model-check",
        description = {
            "Trains and validates the learners on any labelled table.",
            "Columns of numbers are taken as they are; the categories of others are ranked by their bad rate on the",
            "training rows. Empty cells, NA, NaN, null, ? and . are missing. The folder receives scores-N.csv of each",
            "repeat (id, label, set and the probability of each model), metrics.json and report.html."
        })
final class ModelCheckCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private NightOptions common;

    @Option(names = "--csv", paramLabel = "FILE", required = true, description = "Labelled table with a header.")
    private Path csv;

    @Option(names = "--label", paramLabel = "COL", required = true, description = "Column of 1 (bad) and 0 (good).")
    private String label;

    @Option(names = "--id", paramLabel = "COL", required = true, description = "Column that names each row.")
    private String id;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description =
                    "CSV of id and, for each repeat, 1 (trains) or 0; by default 70 %% train, by a hash of the id.")
    private Path split;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "model-check",
            description = "Folder for scores, metrics and report; ${DEFAULT-VALUE} by default.")
    private Path out;

    @Option(names = "--max-depth", defaultValue = "8", description = "Depth of the trees; ${DEFAULT-VALUE} by default.")
    private int maxDepth;

    @Option(
            names = "--max-leaves",
            defaultValue = "64",
            description = "Leaves of our tree; ${DEFAULT-VALUE} by default.")
    private int maxLeaves;

    @Override
    public Integer call() throws IOException {
        PrintStream stdout = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream stderr = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Settings settings = common.settings();
        CheckRun run = new CheckRun(csv, label, id, Optional.ofNullable(split), out);
        try (SparkSession spark = Sessions.open(settings.master())) {
            CheckRun.Outcome outcome = run.run(spark, sized(settings.model()), stderr::println);
            stdout.print(outcome.words());
            outcome.refusal().ifPresent(refusal -> {
                throw refusal;
            });
            Report report = new Report();
            outcome.figures().forEach(report::with);
            stdout.println(report.json());
            return 0;
        }
    }

    private ModelSettings sized(ModelSettings model) {
        ModelSettings.Growth growth = model.growth();
        ModelSettings.Growth sized = new ModelSettings.Growth(
                maxDepth,
                maxLeaves,
                Math.min(growth.untestedLeaves(), maxLeaves),
                growth.minRowsPerLeaf(),
                growth.smoothingRows(),
                growth.maxBins(),
                growth.seed());
        return new ModelSettings(
                model.id(), model.retrainAfterDays(), model.inputs(), sized, model.holdOut(), model.gates());
    }
}
