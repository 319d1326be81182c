package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @Test
    void tellsWhatTheLastLineTells(@TempDir Path folder) throws IOException {
        String line =
                "{\"run\":\"370982-2026-06-30-0123abcd\",\"as_of\":\"2026-06-30\",\"county\":\"370982\",\"roll\":3,"
                        + "\"outcomes\":{\"approved\":2,\"refer\":1},\"sources\":{\"land-registry\":{\"delivered\":9,\"good\":8}},"
                        + "\"seconds\":{\"ingest\":1.5}}";
        Path file = folder.resolve("deep/precredit.prom");

        new Metrics(new ObjectMapper().readTree(line)).write(file);

        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        # TYPE precredit_exit_code gauge
                        precredit_exit_code{county="370982"} 0
                        # TYPE precredit_run_info gauge
                        precredit_run_info{county="370982",run="370982-2026-06-30-0123abcd"} 1
                        # TYPE precredit_business_date_seconds gauge
                        precredit_business_date_seconds{county="370982"} 1782748800
                        # TYPE precredit_roll_households gauge
                        precredit_roll_households{county="370982"} 3
                        # TYPE precredit_outcome_households gauge
                        precredit_outcome_households{county="370982",outcome="approved"} 2
                        precredit_outcome_households{county="370982",outcome="refer"} 1
                        # TYPE precredit_rows gauge
                        precredit_rows{county="370982",source="land-registry",kind="delivered"} 9
                        precredit_rows{county="370982",source="land-registry",kind="good"} 8
                        # TYPE precredit_step_seconds gauge
                        precredit_step_seconds{county="370982",step="ingest"} 1.5
                        """);
    }

    @Test
    void tellsTheExitCodeOfAFailure() throws IOException {
        assertThat(new Metrics(new ObjectMapper().readTree("{\"error\":\"x\",\"exit\":3}")).text())
                .startsWith("# TYPE precredit_exit_code gauge\nprecredit_exit_code{county=\"\"} 3\n");
    }
}
