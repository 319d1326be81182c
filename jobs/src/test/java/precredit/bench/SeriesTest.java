package precredit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void tellsMediansAndTheFastestAndTheSlowest() {
        Series series = new Series("(d) a night", List.of(run(30, 4), run(10, 3), run(11, 2)));

        assertThat(series.line())
                .isEqualTo("| (d) a night | 3 | 11.0 (10.0 to 30.0) | 22.0 | 900 | 700 | 200 | ingest 3.0 |");
        assertThat(series.wall()).isEqualTo(11);
        assertThat(series.peakHeap()).isEqualTo(700);
    }

    private static Timed run(double wall, double ingest) {
        return new Timed(wall, 2 * wall, 900, new Heap(700, 200), told(ingest));
    }

    private static JsonNode told(double ingest) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.putObject("seconds").put("ingest", ingest);
        return told;
    }
}
