package precredit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README of the sample that comes with the project says of it. */
class SampleDataTest {
    private static final Path SAMPLE = Path.of("../sample-data");

    private static String readme;
    private static JsonNode truth;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(SAMPLE.resolve("README.md"));
        truth = new ObjectMapper().readTree(Files.readString(SAMPLE.resolve("_truth/truth.json")));
    }

    @Test
    void isWrittenByTheGeneratorAsItIs() throws IOException {
        JsonNode marker = new ObjectMapper().readTree(Files.readString(SAMPLE.resolve(SampleGenerator.MARKER)));

        assertThat(marker.path("version").asInt()).isEqualTo(SampleGenerator.VERSION);
        assertThat(readme)
                .contains("./precredit sample --households "
                        + marker.path("households").asInt() + " --days "
                        + marker.path("days").asInt() + " --seed "
                        + marker.path("seed").asInt() + " --out sample-data");
    }

    @Test
    void plantsEveryOddityAndSaysWhereAndWhatFor() {
        List<String> lines = new ArrayList<>();
        truth.path("planted")
                .forEach(plant -> lines.add("| `" + plant.path("plant").asText() + "` | "
                        + plant.path("household_id").asText() + " | "
                        + plant.path("proves").asText() + " | "));

        assertThat(lines).hasSameSizeAs(Plant.values());
        for (Plant plant : Plant.values()) {
            assertThat(lines)
                    .anyMatch(line ->
                            line.startsWith("| `" + plant + "` | ") && line.endsWith(" | " + plant.proves() + " | "));
        }
        assertThat(readme).contains(lines);
    }

    @Test
    void breaksRowsForEveryReasonAndSaysHowMany() {
        Map<String, Long> rows = new TreeMap<>();
        truth.path("quarantined")
                .forEach(count -> rows.merge(
                        count.path("reason").asText(), count.path("rows").asLong(), Long::sum));

        for (Reason reason : Reason.values()) {
            assertThat(readme).contains("| `" + reason + "` | " + rows.get(reason.name()) + " | ");
        }
    }

    @Test
    void saysHowFarTheHiddenRiskTellsLoansApart() {
        assertThat(readme).contains("**AUC of " + truth.path("hidden_auc").asText() + "**");
    }
}
