package precredit.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import precredit.store.Store;

/**
 * The access log of a county: JSON lines under {@code access/county=<c>/}, a file of its own for each command, because an
 * object store appends to none. The clock is read here, in UTC; nothing that is published or computed depends on it.
 */
public final class AccessLog {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int UNIQUE_DIGITS = 8;

    private final Store store;
    private final String county;
    private final InstantSource clock;

    public AccessLog(Store store, String county) {
        this(store, county, InstantSource.system());
    }

    AccessLog(Store store, String county, InstantSource clock) {
        this.store = store;
        this.county = county;
        this.clock = clock;
    }

    /** Adds the events of one command, a line each, in a new file. */
    public void add(List<AccessEvent> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String name = NAME.format(now) + "-" + UUID.randomUUID().toString().substring(0, UNIQUE_DIGITS) + ".jsonl";
        String lines = events.stream().map(event -> line(event, now)).collect(Collectors.joining());
        store.writeText("access/county=" + county + "/" + name, lines);
    }

    private String line(AccessEvent event, Instant now) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("at", now.toString())
                        .put("user", System.getProperty("user.name", ""))
                        .put("command", event.command())
                        .put("county", county)
                        .put("as_of", event.asOf())
                        .put("run", event.run())
                        .put("what", event.what())
                + "\n";
    }
}
