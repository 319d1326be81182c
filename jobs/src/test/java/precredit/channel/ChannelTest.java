package precredit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precredit.channel.ChannelsOnDisk.JUNE;
import static precredit.channel.ChannelsOnDisk.KEYS;
import static precredit.channel.ChannelsOnDisk.MAY;
import static precredit.channel.ChannelsOnDisk.approval;
import static precredit.channel.ChannelsOnDisk.approvals;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FileTree;
import precredit.policy.Change;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.publish.BucketOnDisk;

class ChannelTest {
    @TempDir
    Path folder;

    private ChannelsOnDisk channels;

    @BeforeEach
    void open() {
        channels = ChannelsOnDisk.in(folder);
    }

    @Test
    void sendsTheColumnsOfItsContractAndNoOther() throws IOException {
        channels.publish(JUNE, List.of(approval(1), approval(3)));

        assertThat(lines())
                .containsExactly(
                        "{\"household_id\":\"370982001001000001\",\"name\":\"甲**\",\"id_number\":\"123456********1001\","
                                + "\"phone\":\"100****1001\",\"township_code\":\"370982001\",\"grade\":\"B\","
                                + "\"limit_yuan\":11000,\"annual_rate_pct\":4.35,\"tenor_months\":36,"
                                + "\"valid_from\":\"2026-06-30\",\"valid_to\":\"2026-12-27\",\"change\":\"kept\"}",
                        "{\"household_id\":\"370982001001000003\",\"name\":\"甲**\",\"id_number\":\"123456********1003\","
                                + "\"phone\":null,\"township_code\":\"370982001\",\"grade\":\"B\","
                                + "\"limit_yuan\":13000,\"annual_rate_pct\":4.35,\"tenor_months\":36,"
                                + "\"valid_from\":\"2026-06-30\",\"valid_to\":\"2026-12-27\",\"change\":\"kept\"}");
    }

    @Test
    void saysInItsManifestWhatLiesThereAndWhatFor() throws IOException {
        channels.publish(JUNE, approvals(2));

        assertThat(text("dt=2026-06-30/manifest.json"))
                .contains("\"channel\" : \"test-app\"")
                .contains("\"county\" : \"370982\"")
                .contains("\"dt\" : \"2026-06-30\"")
                .contains("\"model\" : \"model-1\"")
                .contains("\"policy\" : \"policy-1\"")
                .contains("\"purpose\" : \"测试\"")
                .contains("\"legal_basis\" : \"无\"")
                .contains("\"name\" : \"households.jsonl.gz\",\n    \"rows\" : 2")
                .doesNotContain("run");
        assertThat(tree().keySet())
                .containsExactly(
                        "current.json",
                        "dt=2026-06-30/households.jsonl.gz",
                        "dt=2026-06-30/households.line-hashes",
                        "dt=2026-06-30/manifest.json",
                        "dt=2026-06-30/manifest.json.sig",
                        "dt=2026-06-30/schema.json",
                        "signing-key.pem");
    }

    @Test
    void signsSoThatAnybodyCanProveIt() throws IOException, GeneralSecurityException {
        channels.publish(JUNE, approvals(2));

        String pem = text("signing-key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(Files.readAllBytes(path("dt=2026-06-30/manifest.json")));
        assertThat(signature.verify(Files.readAllBytes(path("dt=2026-06-30/manifest.json.sig"))))
                .isTrue();
    }

    @Test
    void writesTheSameBytesInEveryLocale() throws IOException {
        channels.publish(JUNE, approvals(300));
        Map<String, String> expected = tree();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(channels.publish(JUNE, approvals(300))).isFalse();
            ChannelsOnDisk.in(folder.resolve("other")).publish(JUNE, approvals(300));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(tree()).isEqualTo(expected);
        folder = folder.resolve("other");
        assertThat(tree()).isEqualTo(expected);
    }

    @Test
    void tellsNoTimeAndNoSystemInThePackedFile() throws IOException {
        channels.publish(JUNE, approvals(1));

        byte[] packed = Files.readAllBytes(path("dt=2026-06-30/households.jsonl.gz"));

        assertThat(List.of(packed[4], packed[5], packed[6], packed[7])).containsOnly((byte) 0);
        assertThat(packed[9]).isEqualTo((byte) 255);
    }

    @Test
    void sendsOnlyWhomItsFilterLetsThrough() throws IOException {
        ChannelFilter filter = new ChannelFilter(
                Optional.of(List.of("A")),
                Optional.of(List.of("370982001")),
                Optional.of(List.of(Change.NEW)),
                Optional.of(new BigDecimal("20000")));

        channels.publish(JUNE, approvals(31), ChannelsOnDisk.settings(Optional.empty(), Map.of(), filter));

        assertThat(lines())
                .extracting(line -> line.substring(17, 35))
                .containsExactly("370982001001000010", "370982001001000020", "370982001001000030");
    }

    @Test
    void givesTokensThatNoOtherChannelHas() throws IOException {
        Map<String, Masking> masking = Map.of("id_number", Masking.TOKEN, "name", Masking.OMITTED);
        ChannelSettings settings = ChannelsOnDisk.settings(Optional.empty(), masking);
        channels.publish(JUNE, List.of(approval(1)), settings);
        String token = token(lines().get(0));

        new Channel("second-app", settings, KEYS, channels.store())
                .publish(
                        new ChannelList(ChannelsOnDisk.COUNTY, JUNE, "model-1", "policy-1"),
                        List.of(approval(1)).iterator());

        assertThat(token).hasSize(64);
        assertThat(lines().get(0)).doesNotContain("name").doesNotContain("123456");
        String other = String.join(
                "", unpacked(folder.resolve("channels/second-app/county=370982/dt=2026-06-30/households.jsonl.gz")));
        assertThat(token(other)).hasSize(64).isNotEqualTo(token);
    }

    @Test
    void encryptsToItsRecipientTheSameBytesEveryTime() throws IOException, GeneralSecurityException, CMSException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        ChannelSettings settings = ChannelsOnDisk.settings(
                Optional.of(new RecipientKey(pem(pair.getPublic()))),
                Map.of("id_number", Masking.FULL, "phone", Masking.FULL, "name", Masking.FULL));

        channels.publish(JUNE, List.of(approval(1)), settings);
        Map<String, String> expected = tree();
        boolean changed = channels.publish(JUNE, List.of(approval(1)), settings);

        assertThat(changed).isFalse();
        assertThat(tree()).isEqualTo(expected);
        assertThat(expected.keySet())
                .contains("dt=2026-06-30/households.jsonl.gz.p7m")
                .doesNotContain("dt=2026-06-30/households.jsonl.gz", "dt=2026-06-30/households.line-hashes");
        byte[] closed = Files.readAllBytes(path("dt=2026-06-30/households.jsonl.gz.p7m"));
        byte[] open = new CMSAuthEnvelopedData(closed)
                .getRecipientInfos()
                .iterator()
                .next()
                .getContent(new JceKeyTransAuthEnvelopedRecipient(pair.getPrivate())
                        .setProvider(new BouncyCastleProvider()));
        assertThat(unpacked(open).get(0)).contains("\"id_number\":\"123456790001011001\"", "\"name\":\"甲乙1\"");
    }

    @Test
    void pointsToTheNewestListAndNeverBack() throws IOException {
        channels.publish(JUNE, approvals(2));
        String current = text("current.json");

        channels.publish(MAY, approvals(1));

        assertThat(current).startsWith("{\"dt\":\"2026-06-30\",\"manifest_sha256\":\"");
        assertThat(text("current.json")).isEqualTo(current);
    }

    @Test
    void replacesAFolderOfOtherContentAsAWhole() throws IOException {
        channels.publish(JUNE, approvals(2));
        Files.writeString(path("dt=2026-06-30/more.txt"), "more");

        assertThat(channels.publish(JUNE, approvals(2))).isTrue();
        assertThat(channels.publish(JUNE, approvals(2))).isFalse();

        assertThat(path("dt=2026-06-30/more.txt")).doesNotExist();
    }

    @Test
    void isEmptyAfterARecallUntilTheNextNight() throws IOException {
        channels.publish(MAY, approvals(1));
        channels.publish(JUNE, approvals(2));
        String published = text("current.json");

        Map<String, String> recalled = new Recall(channels.store(), "370982").run(" 额度有误 \"A\" ");

        assertThat(recalled).containsExactly(Map.entry("test-app", "2026-06-30"));
        String empty = "{\"dt\":null,\"recalled\":\"2026-06-30\",\"reason\":\"额度有误 \\\"A\\\"\"}\n";
        assertThat(text("current.json")).isEqualTo(empty);
        assertThat(path("dt=2026-06-30/households.jsonl.gz")).exists();
        channels.publish(MAY, approvals(1));
        assertThat(text("current.json")).isEqualTo(empty);
        channels.publish(JUNE, approvals(2));
        assertThat(text("current.json")).isEqualTo(published);
    }

    @Test
    void recallsOnlyWhatItsCountyPublishedAndOnlyForAReason() {
        channels.publish(JUNE, approvals(1));

        assertRefused(() -> new Recall(channels.store(), "370783").run("x"), "nothing to recall for county 370783");
        assertRefused(() -> new Recall(channels.store(), "370982").run("  "), "--reason says nothing");
    }

    @Test
    void writesTheManifestAfterItsFilesAndThePointerLastInAnObjectStore() {
        channels = new ChannelsOnDisk(BucketOnDisk.at(folder));

        channels.publish(JUNE, approvals(1));

        assertThat(BucketOnDisk.created())
                .as("the folder is written aside, then in its place")
                .containsExactly(
                        "households.jsonl.gz",
                        "households.line-hashes",
                        "schema.json",
                        "manifest.json.sig",
                        "manifest.json",
                        "households.jsonl.gz",
                        "households.line-hashes",
                        "schema.json",
                        "manifest.json.sig",
                        "manifest.json",
                        "signing-key.pem",
                        "current.json");
    }

    private static void assertRefused(Runnable action, String why) {
        assertThatThrownBy(action::run)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION));
    }

    private static String token(String line) {
        return line.replaceFirst(".*\"id_number\":\"([0-9a-f]+)\".*", "$1");
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private List<String> lines() throws IOException {
        return unpacked(path("dt=2026-06-30/households.jsonl.gz"));
    }

    private static List<String> unpacked(Path file) throws IOException {
        return unpacked(Files.readAllBytes(file));
    }

    private static List<String> unpacked(byte[] packed) throws IOException {
        try (InputStream gzip = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private Path path(String file) {
        return folder.resolve("channels/test-app/county=370982").resolve(file);
    }

    private String text(String file) throws IOException {
        return Files.readString(path(file));
    }

    private Map<String, String> tree() {
        return FileTree.of(path(""));
    }
}
