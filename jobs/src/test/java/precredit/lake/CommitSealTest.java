package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitSealTest {
    private static final String ENTRY =
            """
            {"commitInfo":{"timestamp":1,"operation":"WRITE"}}
            {"add":{"path":"county=370982/part-0.parquet","note":"肥城市"}}
            {"remove":{"path":"county=370982/part-1.parquet"}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {ENTRY, "{\"protocol\":{}}\n" + ENTRY, "{\"commitInfo\":{}}\n"})
    void findsEveryCutAndEveryFlippedBit(String entry) {
        byte[] sealed = CommitSeal.sealed(entry);

        assertThat(CommitSeal.holds(sealed)).isTrue();
        assertThat(new String(sealed, StandardCharsets.UTF_8).replaceFirst("\"precreditSha256\":\"\\w{64}\",?", ""))
                .isEqualTo(entry);
        int end = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("precreditSha256") + 83;
        for (int length = end; length < sealed.length; length++) {
            assertThat(CommitSeal.holds(Arrays.copyOf(sealed, length)))
                    .as("cut after " + length)
                    .isFalse();
        }
        for (int at = end; at < sealed.length; at++) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= 1;
            assertThat(CommitSeal.holds(flipped)).as("flipped at " + at).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"add\":{\"path\":\"a\"}}\n", "{\"add\":{}}\n{\"add\":{\"path\":\"commitInfo\"}}\n"})
    void leavesAnEntryOfAnotherToolAlone(String entry) {
        assertThat(CommitSeal.sealed(entry)).asString(StandardCharsets.UTF_8).isEqualTo(entry);
        assertThat(CommitSeal.holds(entry.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void takesAnEmptiedEntryForDamaged(String entry) {
        assertThat(CommitSeal.holds(entry.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
