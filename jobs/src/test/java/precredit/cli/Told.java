package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import precredit.problem.Exit;

/** What a command left behind: its exit code and what it wrote. */
record Told(int exit, String out, String err) {
    static Told by(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
            int exit = Precredit.run(arguments);
            return new Told(exit, told.toString(StandardCharsets.UTF_8), warned.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The last line of standard output. */
    JsonNode json() {
        try {
            String last = out.lines().reduce((before, line) -> line).orElseThrow();
            return new ObjectMapper().readTree(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An expected failure: one or two lines on standard error, the same in the report, and no stack trace. */
    void assertRefused(Exit expected, String why) {
        assertThat(exit).as(err).isEqualTo(expected.code());
        assertThat(err).contains(why).doesNotContain("\tat ");
        assertThat(json().path("exit").asInt()).isEqualTo(expected.code());
        assertThat(json().path("error").asText()).contains(why);
        assertThat(json().path("error").asText().lines().count()).isLessThanOrEqualTo(2);
    }
}
