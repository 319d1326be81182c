package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.store.Store;

class GuardedLogStoreTest {
    private static final String COMMIT = "lake/silver/sale/_delta_log/00000000000000000000.json";

    private final Configuration hadoop = new Configuration();

    @TempDir
    java.nio.file.Path folder;

    @Test
    void tellsTheSecondOfTwoWritersOfACommitThatItLost() throws IOException {
        commit("first");

        assertThatThrownBy(() -> commit("second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(store().readText(COMMIT)).isEqualTo("first\n");
        assertThat(store().list("lake/silver/sale/_delta_log")).hasSize(1);
    }

    @Test
    void makesNoCommitOnceTheRunHasLostItsLock() {
        GuardedLogStore.guard(store().uri(""), () -> {
            throw new IllegalStateException("lost");
        });
        try {
            assertThatThrownBy(() -> commit("late")).hasMessage("lost");
        } finally {
            GuardedLogStore.leave(store().uri(""));
        }
        assertThat(store().exists(COMMIT)).isFalse();
    }

    private void commit(String action) throws IOException {
        new GuardedLogStore(hadoop)
                .write(new Path(store().uri(COMMIT)), List.of(action).iterator(), false, hadoop);
    }

    private Store store() {
        return Store.at(folder.toString(), hadoop);
    }
}
