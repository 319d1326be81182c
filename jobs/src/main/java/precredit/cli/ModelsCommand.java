package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.registry.Listed;
import precredit.registry.Registry;
import precredit.settings.Settings;
import precredit.store.Store;

/** Lists the models of a county. */
@Command(
        name = "models",
        description =
                "Lists the models of a county, which of them decides on the date, and why candidates were refused.")
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private NightOptions common;

    @Override
    public Integer call() {
        Settings settings = common.settings();
        Store store = Store.at(settings.storage().root(), Sessions.hadoop());
        LocalDate on = settings.businessDate().orElse(LocalDate.MAX.withYear(9999));
        List<Listed> models = new Registry(store).list(settings.county(), on);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        models.forEach(model -> out.printf(
                Locale.ROOT,
                "%s  %-8s  %2d leaves  AUC %s  %s%n",
                model.modelId(),
                model.state(),
                model.leaves(),
                model.auc(),
                model.why()));
        out.println(new Report()
                .with("county", settings.county())
                .with("models", models.stream().map(Listed::fields).toList())
                .json());
        return 0;
    }
}
