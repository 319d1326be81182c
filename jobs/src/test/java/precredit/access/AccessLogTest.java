package precredit.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.store.Store;

class AccessLogTest {
    private static final String FOLDER = "access/county=370982";
    private static final AccessEvent LIST = new AccessEvent("publish", "2026-06-30", "run-1", "lists/dt=2026-06-30");
    private static final AccessEvent HOUSEHOLD = new AccessEvent("explain", "2026-06-30", "run-1", "household 1");

    @TempDir
    Path folder;

    @Test
    void saysWhoWasGivenWhatAndWhen() throws Exception {
        Store store = Store.at(folder.toString(), new Configuration());

        log(store).add(List.of(LIST, HOUSEHOLD));

        List<String> lines =
                store.readText(FOLDER + "/" + store.list(FOLDER).get(0)).lines().toList();
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(lines).hasSize(2);
        assertThat(second.path("at").asText()).isEqualTo("2026-07-01T01:02:03.004Z");
        assertThat(second.path("user").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(second.path("county").asText()).isEqualTo("370982");
        assertThat(second.path("what").asText()).isEqualTo("household 1");
    }

    @Test
    void keepsAFileOfItsOwnForEveryCommandEvenOfTheSameMoment() {
        Store store = Store.at(folder.toString(), new Configuration());

        log(store).add(List.of(LIST));
        log(store).add(List.of(HOUSEHOLD));

        assertThat(store.list(FOLDER)).hasSize(2).allMatch(name -> name.startsWith("20260701T010203.004Z-"));
    }

    private static AccessLog log(Store store) {
        return new AccessLog(store, "370982", InstantSource.fixed(Instant.parse("2026-07-01T01:02:03.004567Z")));
    }
}
