package precredit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.settings.Settings;

class ChannelSettingsTest {
    private static final String APP = "channels.county-app";

    @TempDir
    Path folder;

    @Test
    void haveOneChannelByDefaultThatNamesNobodyInFull() {
        ChannelSettings app = loaded().channels().get("county-app");

        assertThat(app.shown())
                .containsEntry(ChannelColumn.HOUSEHOLD_ID, Masking.FULL)
                .containsEntry(ChannelColumn.NAME, Masking.MASKED)
                .doesNotContainKeys(ChannelColumn.ID_NUMBER, ChannelColumn.PHONE);
        assertThat(app.shown().keySet()).startsWith(ChannelColumn.HOUSEHOLD_ID, ChannelColumn.NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    columns=[household_id, pd]          | column pd may not be sent; allowed are household_id, name,
                    columns=[household_id, head_token]  | column head_token may not be sent
                    columns=[]                          | columns are empty, or name one twice
                    columns=[grade, grade, name]        | columns are empty, or name one twice
                    masking={ phone = masked }          | masking names column phone, which is not sent
                    masking={ grade = masked }          | column grade cannot be masked
                    masking={ limit_yuan = token }      | column limit_yuan cannot be token
                    masking={ name = full }             | column name would leave in full and readable by everybody
                    masking={ name = plain }            | "plain" is none of full, masked, token, omitted
                    filter={ changes = [dropped] }      | a household that was dropped is not approved
                    filter={ changes = [better] }       | "better" is none of new, up, down, kept, dropped
                    filter={ townships = [37098200] }   | township 37098200 is no 9-digit code
                    filter={ grades = [A, Z] }          | [A, Z] are not all grades of the policy
                    filter={ grade = [A] }              | there is no such setting
                    format=csv                          | "csv" is none of jsonl
                    purpose=                            | a channel needs a purpose and a legal basis
                    legal-basis=                        | a channel needs a purpose and a legal basis
                    recipient-key=nowhere.pem           | there is no readable recipient key nowhere.pem
                    """)
    void refuseWhatMayNotLeave(String value, String why) {
        assertRefused(why, APP + "." + value);
    }

    @ParameterizedTest
    @CsvSource({"id_number", "phone"})
    void refuseANumberInFullToEverybody(String column) {
        assertRefused(
                "column " + column + " would leave in full and readable by everybody",
                APP + ".columns=[household_id, " + column + "]",
                APP + ".masking={ " + column + " = full }");
    }

    @Test
    void allowANumberInFullToANamedKey() throws IOException, GeneralSecurityException {
        Settings settings = loaded(
                APP + ".columns=[household_id, name, phone]",
                APP + ".masking={ phone = full }",
                APP + ".recipient-key=" + key("RSA", 2048));

        assertThat(settings.channels().get("county-app").shown()).containsEntry(ChannelColumn.PHONE, Masking.FULL);
    }

    @Test
    void refuseAKeyThatProtectsNothing() throws IOException, GeneralSecurityException {
        assertRefused("recipient key is no RSA key of 2048 bits or more", APP + ".recipient-key=" + key("RSA", 1024));
        assertRefused("recipient key is no RSA key of 2048 bits or more", APP + ".recipient-key=" + key("EC", 256));
        Path noKey = Files.writeString(folder.resolve("no.pem"), "nothing");
        assertRefused("recipient key is no PEM file of a public key", APP + ".recipient-key=" + noKey);
    }

    @Test
    void refuseANameThatIsNoFolder() {
        assertRefused(
                "a channel names its folder",
                "channels.County={ format = jsonl, columns = [grade], filter = {},"
                        + " purpose = x, legal-basis = x }");
    }

    private String key(String algorithm, int bits) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        return Files.writeString(
                        folder.resolve(algorithm + bits + ".pem"),
                        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .toString();
    }

    private static void assertRefused(String why, String... values) {
        assertThatThrownBy(() -> loaded(values))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION));
    }

    private static Settings loaded(String... values) {
        return Settings.load(Optional.empty(), List.of(values));
    }
}
