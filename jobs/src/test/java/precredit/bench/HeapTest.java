package precredit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheMostOfAllCollectionsOfAllProcesses() throws IOException {
        Files.writeString(folder.resolve("collections-1.log"), "[0.1s][info][gc] Using Parallel\n");
        Files.writeString(
                folder.resolve("collections-2.log"),
                """
                [0.9s][info][gc] GC(0) Pause Young (Allocation Failure) 512M->61M(3925M) 21.1ms
                [2.0s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 301M->140M(3925M) 90.3ms
                """);

        assertThat(Heap.of(folder)).isEqualTo(new Heap(512, 140));
    }
}
