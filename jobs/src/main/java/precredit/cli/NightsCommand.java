package precredit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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

/** The nights of several counties: what one of them has loaded and compiled serves those after it. */
@Command(
        name = "nights",
        description = {
            "The whole night of several counties, one after the other in one session; each is what nightly does for it.",
            "One that fails holds up no other, and its exit code is that of the command; so is the first of several."
        })
final class NightsCommand implements Callable<Integer> {
    @Mixin
    private Precredit.Common common;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Configuration of a county, as --conf takes it.")
    private List<Path> files;

    @Override
    public Integer call() {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        int exit = Exit.DONE.code();
        for (Map.Entry<String, Precredit.Common> county : counties().entrySet()) {
            Report night = new Report();
            int its = Precredit.nightly(county.getValue(), night);
            told.put(county.getKey(), night.node());
            night.node()
                    .path("seconds")
                    .properties()
                    .forEach(
                            step -> seconds.merge(step.getKey(), step.getValue().asDouble(), Double::sum));
            exit = exit == Exit.DONE.code() ? its : exit;
            if (Precredit.isStopping()) {
                break;
            }
        }
        Precredit.out()
                .println(new Report()
                        .with("counties", told)
                        .with("seconds", seconds)
                        .with("exit", exit)
                        .json());
        return exit;
    }

    /** By their codes, after every configuration was read: one that will not do is refused before anything begins. */
    private Map<String, Precredit.Common> counties() {
        Map<String, Precredit.Common> counties = new LinkedHashMap<>();
        for (Path file : files) {
            Precredit.Common county = common.ofCounty(file);
            String code = county.settings().county();
            if (counties.put(code, county) != null) {
                throw Problems.badCommand("two configurations are of county " + code, "Name one of each county");
            }
        }
        return counties;
    }
}
