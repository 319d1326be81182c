package precredit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FileTree;

class CountyTest {
    @TempDir
    private Path folder;

    @Test
    void forgetsDeliveriesBeforeADateButNotTheLandThatWasKnownThen() throws IOException {
        for (String file : List.of(
                "land-registry/dt=2023-07-01/CBF.csv",
                "land-registry/dt=2024-06-30/CBF.csv",
                "land-registry/dt=2025-06-30/CBF.csv",
                "produce-market/dt=2024-12-31/weighing_bill.csv",
                "produce-market/dt=2025-01-02/weighing_bill.csv",
                "_sample.json")) {
            Path path = folder.resolve("landing").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }

        County later = new County("370982", folder.resolve("landing"), folder).since(LocalDate.of(2025, 1, 1));

        assertThat(FileTree.of(later.landing()))
                .containsOnlyKeys(
                        "land-registry/dt=2024-06-30/CBF.csv",
                        "land-registry/dt=2025-06-30/CBF.csv",
                        "produce-market/dt=2025-01-02/weighing_bill.csv",
                        "_sample.json");
    }
}
