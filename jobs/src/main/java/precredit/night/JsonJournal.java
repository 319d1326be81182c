package precredit.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal for a log collector: one JSON object a line, with when it was said (UTC), by which process and command, and of
 * which county, business date and run; the run has no name before its deliveries are known. Of a bug it holds the class and
 * where it happened, for a message may hold anything.
 */
public record JsonJournal(PrintStream out, InstantSource clock, String command, Report report) implements Journal {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void step(String name, double seconds, String words) {
        say(line("INFO", words).put("step", name).put("seconds", seconds));
    }

    @Override
    public void note(String words) {
        say(line("INFO", words));
    }

    @Override
    public void failure(int exit, String words) {
        say(line("ERROR", words).put("exit", exit));
    }

    @Override
    public void bug(Throwable bug) {
        List<String> frames = Stream.iterate(bug, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .flatMap(cause -> Stream.concat(
                        Stream.of(cause.getClass().getName()),
                        Stream.of(cause.getStackTrace()).map(frame -> "at " + frame)))
                .toList();
        ObjectNode line = line("ERROR", bug.getClass().getName());
        frames.forEach(line.put("exit", 1).putArray("stack")::add);
        say(line);
    }

    private ObjectNode line(String level, String words) {
        JsonNode known = report.node();
        return JSON.createObjectNode()
                .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("process", ProcessHandle.current().pid())
                .put("command", command)
                .put("county", known.path("county").asText())
                .put("as_of", known.path("as_of").asText())
                .put("run", known.path("run").asText())
                .put("message", words);
    }

    private void say(ObjectNode line) {
        out.println(line);
    }
}
