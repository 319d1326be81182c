package precredit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import precredit.night.Report;
import precredit.problem.Exit;
import precredit.problem.Problems;
import precredit.settings.Settings;

/** The nights of several counties: what one of them has loaded and compiled serves those after it. */
@Command(
        name = "nights",
        description = {
            "The whole night of several counties, one after the other in one session; each is what nightly does for it.",
            "One that fails holds up no other, and its exit code is that of the command; so is the first of several."
        })
final class NightsCommand implements Callable<Integer> {
    @Mixin
    private NightOptions common;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Configuration of a county, as --conf takes it.")
    private List<Path> files;

    @Override
    public Integer call() {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        int exit = Exit.DONE.code();
        for (Map.Entry<String, NightOptions> county : counties().entrySet()) {
            Report night = new Report();
            int its = Precredit.nightly(county.getValue(), night);
            told.put(county.getKey(), night.node());
            night.node()
                    .path("seconds")
                    .properties()
                    .forEach(
                            step -> seconds.merge(step.getKey(), step.getValue().asDouble(), Double::sum));
            if (its != Exit.DONE.code()) {
                exit = failed.isEmpty() ? its : exit;
                failed.add(county.getKey());
            }
            if (Precredit.isStopping()) {
                break;
            }
        }
        Report report = new Report().with("counties", told).with("seconds", seconds);
        if (!failed.isEmpty()) {
            report.with("error", "no night of " + String.join(", ", failed) + "; counties says why of each")
                    .with("exit", exit);
        }
        Precredit.out().println(report.json());
        return exit;
    }

    /** By their codes, after every configuration was read: one that will not do is refused before anything begins. */
    private Map<String, NightOptions> counties() {
        Map<String, NightOptions> counties = new LinkedHashMap<>();
        Settings first = common.ofCounty(files.get(0)).settings();
        for (Path file : files) {
            NightOptions county = common.ofCounty(file);
            Settings settings = county.settings();
            if (!settings.master().equals(first.master()) || !settings.lineage().equals(first.lineage())) {
                throw Problems.badCommand(
                        "counties " + first.county() + " and " + settings.county()
                                + " have another master or lineage, and one session has one",
                        "Set them alike, or run nightly for each");
            }
            if (counties.put(settings.county(), county) != null) {
                throw Problems.badCommand(
                        "two configurations are of county " + settings.county(), "Name one of each county");
            }
        }
        return counties;
    }
}
