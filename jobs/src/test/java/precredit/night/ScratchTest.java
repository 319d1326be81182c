package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.store.Store;

class ScratchTest {
    private static final String RUN = "370982-2026-06-30-0123456789abcdef";

    @TempDir
    private Path root;

    private Store store;
    private Scratch scratch;

    @BeforeEach
    void open() {
        store = Store.at(root.toString(), new Configuration());
        scratch = new Scratch(store, "370982");
    }

    @Test
    void removesTheFolderOfWorkThatFails() {
        assertThatThrownBy(() -> scratch.with(RUN, place -> {
                    place.writeText("lake/file", "");
                    assertThat(store.list("replays")).singleElement().asString().startsWith(RUN);
                    throw new IllegalStateException("this fails");
                }))
                .hasMessage("this fails");

        assertThat(store.list("replays")).isEmpty();
    }

    @Test
    void tidiesWhatWasNotWrittenForADay() throws IOException {
        left(RUN + "-a", Duration.ofHours(25), Duration.ofHours(30));
        left(RUN + "-b", Duration.ofHours(25), Duration.ofHours(1));
        left("371082-2026-06-30-0123456789abcdef-a", Duration.ofHours(25), Duration.ofHours(25));

        assertThat(scratch.tidy()).isEqualTo(1);

        assertThat(store.list("replays")).containsExactly(RUN + "-b", "371082-2026-06-30-0123456789abcdef-a");
    }

    @Test
    void tidiesWhereNothingWasEverComputedAgain() {
        assertThat(scratch.tidy()).isZero();
        assertThat(store.exists("replays")).isFalse();
    }

    @Test
    void forgetsAllOfTheCounty() throws IOException {
        left(RUN + "-a", Duration.ZERO, Duration.ZERO);
        left("371082-2026-06-30-0123456789abcdef-a", Duration.ZERO, Duration.ZERO);

        scratch.forget();

        assertThat(store.list("replays")).containsExactly("371082-2026-06-30-0123456789abcdef-a");
    }

    /** A folder of two files, which were written so long ago. */
    private void left(String name, Duration first, Duration second) throws IOException {
        write("replays/" + name + "/first", first);
        write("replays/" + name + "/lake/second", second);
    }

    private void write(String file, Duration ago) throws IOException {
        store.writeText(file, "");
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().minus(ago)));
    }
}
