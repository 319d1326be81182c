package precredit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
    }

    @Test
    void replacesAFileAndLeavesNothingBesideIt() {
        store.writeText("lists/current.json", "old");
        store.writeText("lists/current.json", "new");

        assertThat(store.readText("lists/current.json")).isEqualTo("new");
        assertThat(store.list("lists")).containsExactly("current.json");
    }

    @Test
    void makesANewFileOnce() {
        assertThat(store.createNew("locks/1.json", "first")).isTrue();
        assertThat(store.createNew("locks/1.json", "second")).isFalse();

        assertThat(store.readText("locks/1.json")).isEqualTo("first");
        assertThat(store.list("locks")).containsExactly("1.json");
    }

    @Test
    void movesAFolderToWhereThereIsNone() {
        store.writeText("a/x.txt", "x");

        store.rename("a", "b/c");

        assertThat(store.readText("b/c/x.txt")).isEqualTo("x");
        assertThat(store.exists("a")).isFalse();
    }

    @Test
    void listsNothingWhereThereIsNoFolder() {
        assertThat(store.list("nowhere")).isEmpty();
    }

    @Test
    void listsAllFilesBelowAFolderWithTheirLengths() {
        store.writeText("a/x.txt", "xyz");
        store.writeText("a/甲 乙/%20.txt", "x");

        assertThat(store.files("a")).containsExactly(Map.entry("x.txt", 3L), Map.entry("甲 乙/%20.txt", 1L));
        assertThat(store.files("nowhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "a//x", "a\\x", "file:x", "..x"})
    void refusesAPathThatLeavesTheRoot(String path) {
        assertThatThrownBy(() -> store.read(path)).hasMessageContaining("leaves the storage root");
    }
}
