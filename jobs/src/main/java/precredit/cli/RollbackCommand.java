package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precredit.night.Report;
import precredit.problem.Problems;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;
import precredit.settings.Settings;
import precredit.store.Store;

/** Lets the model that decided before decide again. */
@Command(
        name = "rollback",
        description = "Lets the model that decided before the present one decide again, from --date on.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private Precredit.Common common;

    @Option(names = "--by", paramLabel = "WHO", required = true, description = "Who decides this.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    @Override
    public Integer call() {
        Settings settings = common.settings();
        LocalDate from = settings.businessDate()
                .orElseThrow(
                        () -> Problems.badCommand("rollback has no --date", "Give the first date it is to hold for"));
        Store store = Store.at(settings.storage().root(), new Configuration());
        RegisteredModel model = new Registry(store).rollback(settings.county(), from, new Registry.Change(by, reason));
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(new Report()
                        .with("county", settings.county())
                        .with("model", model.modelId())
                        .with("from", from.toString())
                        .json());
        return 0;
    }
}
