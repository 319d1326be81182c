package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonJournalTest {
    private static final String START =
            "{\"time\":\"2026-06-30T12:30:00.125Z\",\"level\":\"%s\",\"process\":%d,\"command\":\"nightly\",";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Report report = new Report();
    private final Journal journal = new JsonJournal(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.parse("2026-06-30T12:30:00.125999Z")),
            "nightly",
            report);

    @Test
    void namesTheRunOnceItIsKnown() {
        report.with("county", "370982").with("as_of", "2026-06-30").with("run", "");
        journal.note("the lock is taken over");
        report.with("run", "370982-2026-06-30-0123abcd");
        journal.step("features", 1.5, "1,473 households");

        assertThat(lines())
                .containsExactly(
                        start("INFO") + "\"county\":\"370982\",\"as_of\":\"2026-06-30\",\"run\":\"\","
                                + "\"message\":\"the lock is taken over\"}",
                        start("INFO") + "\"county\":\"370982\",\"as_of\":\"2026-06-30\","
                                + "\"run\":\"370982-2026-06-30-0123abcd\",\"message\":\"1,473 households\","
                                + "\"step\":\"features\",\"seconds\":1.5}");
    }

    @Test
    void tellsAFailureInOneLine() {
        journal.failure(3, "what: why.\nWhat to do.");

        assertThat(lines())
                .containsExactly(start("ERROR") + "\"county\":\"\",\"as_of\":\"\",\"run\":\"\","
                        + "\"message\":\"what: why.\\nWhat to do.\",\"exit\":3}");
    }

    @Test
    void tellsWhereABugIsButNotItsMessage() throws JsonProcessingException {
        journal.bug(new IllegalStateException("of 370982199001011234", new ArithmeticException("of 13800001111")));

        assertThat(lines()).singleElement().asString().doesNotContain("370982199001011234", "13800001111");
        JsonNode line = new ObjectMapper().readTree(lines().get(0));
        assertThat(line.path("message").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("stack"))
                .extracting(JsonNode::asText)
                .contains("java.lang.IllegalStateException", "java.lang.ArithmeticException")
                .anyMatch(frame -> frame.startsWith("at precredit.night.JsonJournalTest."));
    }

    private static String start(String level) {
        return START.formatted(level, ProcessHandle.current().pid());
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
