package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precredit.channel.Recall;
import precredit.lock.CountyLock;
import precredit.lock.HeldLease;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.settings.Settings;
import precredit.store.Store;

/** Takes back what the channels of a county have, until the next night publishes again. */
@Command(
        name = "recall",
        description = "Empties the current pointer of every channel of a county; the next night publishes again.")
final class RecallCommand implements Callable<Integer> {
    @Mixin
    private NightOptions common;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; every reader of the channels sees it, so name no person.")
    private String reason;

    @Override
    public Integer call() {
        Settings settings = common.settings();
        Store store = Store.at(settings.storage().root(), Sessions.hadoop());
        Map<String, String> recalled = recall(store, settings);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(new Report()
                        .with("county", settings.county())
                        .with("recalled", recalled)
                        .with("reason", reason.strip())
                        .json());
        return 0;
    }

    private Map<String, String> recall(Store store, Settings settings) {
        Consumer<String> notes = note -> System.err.println(note);
        CountyLock lock = new CountyLock(store, settings.county(), settings.lock());
        try (HeldLease lease = lock.take("recall", notes)) {
            return new Recall(store.guardedBy(lease::requireHeld), settings.county()).run(reason);
        }
    }
}
