package precredit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import precredit.identity.Tokens.Algorithm;

class TokensTest {
    private static final String DATA = "what do ya want for nothing?";

    /** Test case 2 of RFC 4231. */
    @Test
    void agreesWithThePublishedHmacSha256() {
        assertThat(tokens(Algorithm.HMAC_SHA256, "Jefe").person(DATA))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** As {@code openssl dgst -sm3 -hmac} gives them. */
    @Test
    void agreesWithAnotherImplementationOfHmacSm3() {
        assertThat(tokens(Algorithm.HMAC_SM3, "Jefe").person(DATA))
                .isEqualTo("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
        assertThat(tokens(Algorithm.HMAC_SM3, "a key of the tests").person("11010519491231002X"))
                .isEqualTo("c1d0c5f2c374d1a412d0bec861260b177f782eaf769de9c895b9a591b806c9fe");
    }

    @Test
    void givesTheSameTokenAgain() {
        Tokens tokens = tokens(Algorithm.HMAC_SM3, "a key of the tests");
        String first = tokens.person("11010519491231002X");

        tokens.person("440524188001010014");

        assertThat(tokens.person("11010519491231002X")).isEqualTo(first);
    }

    @Test
    void meetsADebtorByNameFirstTenAndLastFour() {
        Tokens tokens = tokens(Algorithm.HMAC_SM3, "a key of the tests");

        assertThat(tokens.debtor("甲", "1101051949****002X"))
                .isEqualTo(tokens.debtor("甲", "11010519491231002X"))
                .isNotEqualTo(tokens.debtor("乙", "11010519491231002X"))
                .isNotEqualTo(tokens.debtor("甲", "11010519491231003X"));
        assertThat(tokens.debtor("甲", "E12345")).isNotEqualTo(tokens.debtor("甲", "E12346"));
    }

    @Test
    void neverGivesACodeTheTokenOfAPerson() {
        Tokens tokens = tokens(Algorithm.HMAC_SM3, "a key of the tests");

        assertThat(tokens.code("11010519491231002X")).hasSize(16);
        assertThat(tokens.person("11010519491231002X")).hasSize(64).doesNotStartWith(tokens.code("11010519491231002X"));
    }

    @Test
    void tellsKeysApartWithoutTellingThem() {
        Tokens.Key key = key(Algorithm.HMAC_SM3, "a key of the tests");

        assertThat(key.id())
                .hasSize(16)
                .isNotEqualTo(key(Algorithm.HMAC_SHA256, "a key of the tests").id());
        assertThat(key).hasToString("token key " + key.id());
        assertThat(key.id()).isNotEqualTo(key(Algorithm.HMAC_SM3, "another key").id());
    }

    private static Tokens tokens(Algorithm algorithm, String secret) {
        return new Tokens(key(algorithm, secret));
    }

    private static Tokens.Key key(Algorithm algorithm, String secret) {
        return new Tokens.Key(algorithm, secret.getBytes(StandardCharsets.UTF_8));
    }
}
