package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precredit.lock.CountyLock;
import precredit.lock.HeldLease;
import precredit.night.Report;
import precredit.night.Sessions;
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
    private NightOptions common;

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
        Store store = Store.at(settings.storage().root(), Sessions.hadoop());
        RegisteredModel model = back(store, settings, from);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(new Report()
                        .with("county", settings.county())
                        .with("model", model.modelId())
                        .with("from", from.toString())
                        .json());
        return 0;
    }

    private RegisteredModel back(Store store, Settings settings, LocalDate from) {
        Registry.Change change = new Registry.Change(by, reason);
        CountyLock lock = new CountyLock(store, settings.county(), settings.lock());
        try (HeldLease lease = lock.take("rollback", note -> System.err.println(note))) {
            return new Registry(store.guardedBy(lease::requireHeld)).rollback(settings.county(), from, change);
        }
    }
}
