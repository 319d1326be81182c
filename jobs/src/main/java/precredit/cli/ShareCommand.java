package precredit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.problem.Problems;
import precredit.publish.PublishedList;
import precredit.settings.Settings;
import precredit.share.Links;
import precredit.store.Store;

/** Prints a link for every file of the county's current list. */
@Command(name = "share", description = "Prints links to the files of the county's current list, open for a set time.")
final class ShareCommand implements Callable<Integer> {
    private static final Pattern HOURS = Pattern.compile("([1-9][0-9]{0,2})h");
    /** A signature lasts a week at most. */
    private static final long MOST_HOURS = 168;

    @Mixin
    private NightOptions common;

    @Option(
            names = "--expires",
            paramLabel = "HOURS",
            defaultValue = "24h",
            description = "From 1h to 168h; 24h by default.")
    private String expires;

    @Override
    public Integer call() {
        Settings settings = common.settings();
        Duration open = hours();
        Configuration hadoop = Sessions.hadoop();
        Store store = Store.at(settings.storage().root(), hadoop);
        String dt = PublishedList.current(store, settings.county())
                .orElseThrow(() -> Problems.noPublishedList(settings.county()))
                .stamp()
                .dt()
                .toString();
        Map<String, String> links =
                new Links(store, hadoop).to("lists/county=" + settings.county() + "/dt=" + dt, open);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        links.forEach((name, link) -> out.println(name + "\t" + link));
        out.println(new Report()
                .with("county", settings.county())
                .with("as_of", dt)
                .with("links", links.size())
                .with("expires", expires)
                .json());
        return 0;
    }

    private Duration hours() {
        Matcher given = HOURS.matcher(expires);
        if (!given.matches() || Long.parseLong(given.group(1)) > MOST_HOURS) {
            throw Problems.badCommand("--expires is " + expires, "Give it in hours, from 1h to 168h");
        }
        return Duration.ofHours(Long.parseLong(given.group(1)));
    }
}
