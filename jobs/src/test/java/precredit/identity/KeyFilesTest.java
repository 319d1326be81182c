package precredit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsAKeyFromTheFileThatItsVariableNames() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "a long key\n");

        assertThat(KeyFiles.read(Map.of("KEY_FILE", file.toString(), "OTHER", "x"), "KEY", "OTHER"))
                .containsEntry("KEY", "a long key")
                .containsEntry("OTHER", "x");
    }

    @Test
    void refusesAKeyThatIsGivenTwiceOrCannotBeRead() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertRefused(Map.of("KEY_FILE", empty.toString(), "KEY", "secret"), "key file KEY_FILE: KEY is set too");
        assertRefused(Map.of("KEY_FILE", empty.toString()), "key file KEY_FILE: the file is empty");
        assertRefused(Map.of("KEY_FILE", folder.resolve("none").toString()), "the file cannot be read");
    }

    private static void assertRefused(Map<String, String> environment, String why) {
        assertThatThrownBy(() -> KeyFiles.read(environment, "KEY"))
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }
}
