package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precredit.problem.Exit;

/** Commands that end before Spark starts. */
class CommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nightly --nonsense          | Unknown option: '--nonsense'
                    nightly --date              | Missing required parameter for option '--date'
                    nightly 2026-06-30          | Unmatched argument at index 1: '2026-06-30'
                    explain                     | Missing required option: '--household=CBFBM'
                    sample --households many --days 1 --seed 1 --out x | Invalid value for option '--households'
                    """)
    void refusesACommandThatItDoesNotUnderstand(String line, String why) {
        Told told = Told.by(line.split(" "));

        told.assertRefused(Exit.CONFIGURATION, "the command is not understood: " + why);
        assertThat(told.err()).contains("./precredit " + line.split(" ")[0] + " --help says what it takes.");
    }

    @Test
    void asksForACommand() {
        Told.by().assertRefused(Exit.CONFIGURATION, "Missing required subcommand");
    }

    @Test
    void guessesWhatWasMeant() {
        Told.by("nightli").assertRefused(Exit.CONFIGURATION, "Did you mean nightly");
        Told.by("nightly", "--dat", "x").assertRefused(Exit.CONFIGURATION, "Did you mean --date");
    }

    @Test
    void saysWhatIsWrongWithASettingBeforeAnyWork() {
        Told told = Told.by("nightly", "--set", "policy.pd-cut-off=many");

        told.assertRefused(Exit.CONFIGURATION, "setting policy.pd-cut-off (--set): \"many\" is no number");
        assertThat(told.json().path("seconds")).isEmpty();
    }

    @Test
    void writesItsJournalAsJsonWhereThatIsAskedFor() throws JsonProcessingException {
        Told told = Told.by("nightly", "--log-format", "json", "--set", "policy.pd-cut-off=many");

        JsonNode line = new ObjectMapper().readTree(told.err());
        assertThat(line.path("command").asText()).isEqualTo("nightly");
        assertThat(line.path("exit").asInt()).isEqualTo(Exit.CONFIGURATION.code());
        assertThat(line.path("message").asText())
                .isEqualTo(told.json().path("error").asText());
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        Told.by("nightly", "--log-format", "xml")
                .assertRefused(Exit.CONFIGURATION, "Invalid value for option '--log-format'");
    }

    @Test
    void refusesASampleThatNobodyCouldUse() {
        Told.by("sample", "--households", "0", "--days", "1", "--seed", "1", "--out", "target/none")
                .assertRefused(Exit.CONFIGURATION, "--households is 0");
    }

    @Test
    void helpsWithoutFailing() {
        Told told = Told.by("nightly", "--help");

        assertThat(told.exit()).isZero();
        assertThat(told.out()).contains("--set=KEY=VALUE");
    }
}
