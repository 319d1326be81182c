package precredit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    /** The secret key of test 2 in RFC 8032, section 7.1. */
    private static final SigningKey KEY =
            SigningKey.of("MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7");

    @Test
    void signsAsTheStandardDoes() {
        assertThat(HexFormat.of().formatHex(KEY.sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void provesItsOwnSignatureOnly() {
        byte[] message = "甲".getBytes(StandardCharsets.UTF_8);
        VerifyingKey key = VerifyingKey.read(KEY.verifyingKey().pem().replace("\n", "\r\n"));

        assertThat(key.id()).isEqualTo(KEY.verifyingKey().id()).hasSize(16);
        assertThat(key.hasSigned(message, KEY.sign(message))).isTrue();
        assertThat(key.hasSigned(new byte[] {1}, KEY.sign(message))).isFalse();
        assertThat(key.hasSigned(message, new byte[64])).isFalse();
        assertThat(key.hasSigned(message, new byte[3])).isFalse();
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(KEY).hasToString("signing key " + KEY.verifyingKey().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "AAAA", "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="})
    void refusesWhatIsNoPrivateKey(String text) {
        assertThatThrownBy(() -> SigningKey.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsADamagedFileOfAPublicKeyAsNoKeyOrAsAnother() {
        String pem = KEY.verifyingKey().pem();

        for (int i = 0; i < pem.length() - 1; i++) {
            String damaged = pem.substring(0, i) + (char) (pem.charAt(i) ^ 1) + pem.substring(i + 1);

            assertThat(id(damaged))
                    .as("byte %d", i)
                    .isNotEqualTo(KEY.verifyingKey().id());
        }
    }

    private static String id(String pem) {
        try {
            return VerifyingKey.read(pem).id();
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }
}
