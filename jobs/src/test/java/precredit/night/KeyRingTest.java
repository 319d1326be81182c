package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.identity.Keys;
import precredit.settings.Settings;
import precredit.store.Store;

class KeyRingTest {
    private static final String FIRST = "the first identity key";
    private static final String SECOND = "the second identity key";

    @TempDir
    Path folder;

    private KeyRing ring;

    @BeforeEach
    void open() {
        ring = new KeyRing(Store.at(folder.toString(), new Configuration()));
    }

    @Test
    void letsNoNightRunWhileTheKeyIsExchanged() {
        ring.remember(keys(FIRST, ""));

        assertThat(ring.rotate(keys(SECOND, FIRST))).isTrue();

        assertThatThrownBy(() -> ring.check(keys(FIRST, ""))).hasMessageContaining("was cut off");
        assertThatThrownBy(() -> ring.check(keys(SECOND, FIRST))).hasMessageContaining("was cut off");
        assertThat(ring.rotate(keys(SECOND, FIRST))).isTrue();
    }

    @Test
    void refusesTheOldKeyOnceItIsExchanged() {
        ring.remember(keys(FIRST, ""));
        ring.rotate(keys(SECOND, FIRST));
        ring.rotated(keys(SECOND, FIRST));

        assertThatCode(() -> ring.check(keys(SECOND, ""))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ring.check(keys(FIRST, ""))).hasMessageContaining("the identity key is not the one");
        assertThat(ring.rotate(keys(SECOND, FIRST))).isFalse();
    }

    @Test
    void refusesToExchangeKeysThatAreNotTheLakes() {
        assertThatThrownBy(() -> ring.rotate(keys(SECOND, FIRST))).hasMessageContaining("nothing was ever written");
        ring.remember(keys(FIRST, ""));

        assertThatThrownBy(() -> ring.rotate(keys(SECOND, ""))).hasMessageContaining("KEY_OLD is not set");
        assertThatThrownBy(() -> ring.rotate(keys("a third identity key", SECOND)))
                .hasMessageContaining("the old identity key is not the one");
        ring.rotate(keys(SECOND, FIRST));
        assertThatThrownBy(() -> ring.rotate(keys("a third identity key", FIRST)))
                .hasMessageContaining("the new identity key is not the one");
    }

    private static Keys keys(String identity, String old) {
        Map<String, String> environment = new HashMap<>(Map.of("PRECREDIT_TOKEN_KEY", "a token key"));
        environment.put("PRECREDIT_IDENTITY_KEY", identity);
        environment.put("PRECREDIT_IDENTITY_KEY_OLD", old);
        return Keys.of(Settings.load(Optional.empty(), List.of()).security(), environment);
    }
}
