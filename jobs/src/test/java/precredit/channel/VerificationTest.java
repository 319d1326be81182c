package precredit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precredit.channel.ChannelsOnDisk.JUNE;
import static precredit.channel.ChannelsOnDisk.KEYS;
import static precredit.channel.ChannelsOnDisk.MAY;
import static precredit.channel.ChannelsOnDisk.OTHER_KEYS;
import static precredit.channel.ChannelsOnDisk.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.channel.Verification.Proven;
import precredit.identity.VerifyingKey;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.publish.JsonFile;
import precredit.store.Store;

class VerificationTest {
    private static final VerifyingKey KEY = KEYS.signing().verifyingKey();
    private static final int SAMPLED = 40;

    @TempDir
    Path folder;

    private Path county;
    private Path june;

    @BeforeEach
    void publish() {
        ChannelsOnDisk channels = ChannelsOnDisk.in(folder);
        channels.publish(MAY, approvals(3));
        channels.publish(JUNE, approvals(60));
        county = folder.resolve("channels/test-app/county=370982");
        june = county.resolve("dt=2026-06-30");
    }

    @Test
    void provesWhatWasPublished() {
        Proven newest = new Proven("test-app", "370982", "2026-06-30", 3, 60);

        assertThat(verify(june)).containsExactly(newest);
        assertThat(verify(county)).containsExactly(new Proven("test-app", "370982", "2026-05-31", 3, 3), newest);
        assertThat(verify(county.getParent())).hasSize(2);
    }

    @Test
    void failsOnAFlippedByteInEveryFileAndNamesTheFile() throws IOException {
        Random random = new Random(20260630);
        for (Path file : files(june)) {
            byte[] bytes = Files.readAllBytes(file);
            for (int position : positions(bytes, random)) {
                flip(file, bytes, position, 1 << random.nextInt(8));

                assertDamaged(june, file.getFileName().toString(), position);

                Files.write(file, bytes);
            }
            flip(file, bytes, bytes.length / 2, 1);
            assertDamaged(county, "dt=2026-06-30/" + file.getFileName(), bytes.length / 2);
            Files.write(file, bytes);
        }
    }

    @Test
    void failsOnAFlippedByteInThePointerAndInTheKeyBesideTheFolders() throws IOException {
        for (String name : List.of("current.json", "signing-key.pem")) {
            Path file = county.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            for (int position = 0; position < bytes.length; position++) {
                flip(file, bytes, position, 1);

                assertDamaged(county, name, position);

                Files.write(file, bytes);
            }
        }
    }

    @Test
    void failsOnAMissingFileAndOnOneTooMany() throws IOException {
        for (Path file : files(june)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThatThrownBy(() -> verify(june)).hasMessageContaining(file.getFileName() + " is missing");
            Files.write(file, bytes);
        }
        Files.writeString(june.resolve("more.csv"), "");

        assertThatThrownBy(() -> verify(june)).hasMessageContaining("more.csv is not named in the manifest");
        assertThatThrownBy(() -> verify(county)).hasMessageContaining("dt=2026-06-30/more.csv is not named");
    }

    @Test
    void saysThatAnotherKeySigned() {
        VerifyingKey other = OTHER_KEYS.signing().verifyingKey();

        assertThatThrownBy(() -> verify(june, other))
                .hasMessageContaining(
                        "manifest.json names the key " + KEY.id() + ", and the one given is " + other.id());
    }

    @Test
    void refusesAForgeryThatNamesTheRightKey() throws IOException {
        Path manifest = june.resolve("manifest.json");
        ObjectNode node = ChannelManifest.read(Files.readAllBytes(manifest)).node();
        byte[] forged = JsonFile.bytes(node.put("purpose", "别的"));
        Files.write(manifest, forged);
        Files.write(june.resolve("manifest.json.sig"), OTHER_KEYS.signing().sign(forged));

        assertThatThrownBy(() -> verify(june))
                .hasMessageContaining("manifest.json.sig is not the signature of manifest.json");
    }

    @Test
    void refusesAFolderThatStandsInForAnotherDateOrCounty() throws IOException {
        Path moved = folder.resolve("channels/test-app/county=370783/dt=2026-07-01");
        Files.createDirectories(moved.getParent());
        Files.move(june, moved);

        assertThatThrownBy(() -> verify(moved))
                .hasMessageContaining("manifest.json was signed for dt=2026-06-30, not for dt=2026-07-01")
                .hasMessageContaining("was signed for county=370982, not for county=370783");
    }

    @Test
    void refusesAPointerThatWasTurnedBack() throws IOException {
        ChannelsOnDisk early = ChannelsOnDisk.in(folder.resolve("early"));
        early.publish(MAY, approvals(3));
        Files.copy(
                folder.resolve("early/channels/test-app/county=370982/current.json"),
                county.resolve("current.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> verify(county))
                .hasMessageContaining("current.json does not name the newest list, which is dt=2026-06-30");
    }

    @Test
    void provesTheFoldersOfARecalledChannel() {
        new Recall(ChannelsOnDisk.in(folder).store(), "370982").run("x");

        assertThat(verify(county)).hasSize(2);
    }

    @Test
    void namesTheLineThatWasChanged() throws IOException {
        Path lines = june.resolve("households.jsonl.gz");
        String text = unpacked(lines);

        pack(lines, text.replace("\"limit_yuan\":26000", "\"limit_yuan\":96000"));
        assertThatThrownBy(() -> verify(june))
                .hasMessageContaining("households.jsonl.gz line 17 is not what was signed");

        pack(lines, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> verify(june)).hasMessageContaining("households.jsonl.gz ends after line 30 of 60");

        byte[] whole = Files.readAllBytes(lines);
        pack(lines, text);
        byte[] packed = Files.readAllBytes(lines);
        packed[4] = 1;
        Files.write(lines, packed);
        assertThat(whole).isNotEqualTo(packed);
        assertThatThrownBy(() -> verify(june))
                .hasMessageContaining("has all its lines, but the bytes around them were changed");
    }

    @Test
    void namesTheLineThatBreaksTheSchemaWithoutItsValue() {
        LineCheck check =
                new LineCheck(JsonFile.bytes(ChannelSchema.of("x", Map.of(ChannelColumn.LIMIT_YUAN, Masking.FULL))));

        List<String> wrong = check.wrong(Stream.of(
                        "{\"limit_yuan\":1}",
                        "{\"limit_yuan\":\"甲乙\"}",
                        "{\"limit_yuan\":1,\"name\":\"甲乙\"}",
                        "{}",
                        "{\"limit_yuan\":1} 甲乙",
                        "{\"limit_yuan\":-1}")
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList());

        assertThat(wrong)
                .containsExactly(
                        "line 2 breaks schema.json at \"/limit_yuan\" (type)",
                        "line 3 breaks schema.json at \"name\" (additionalProperties)",
                        "line 4 breaks schema.json at \"limit_yuan\" (required)",
                        "line 5 is no JSON object",
                        "line 6 breaks schema.json at \"/limit_yuan\" (minimum)");
    }

    @Test
    void refusesAFolderThatIsNoChannel() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> verify(empty))
                .hasMessageContaining("there is no such folder, or nothing in it")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION));
    }

    /** The first and last bytes, and some drawn by a seed. */
    private static Set<Integer> positions(byte[] bytes, Random random) {
        Set<Integer> positions = new TreeSet<>(List.of(0, 1, 3, 4, 8, 9, 10, bytes.length - 8, bytes.length - 1));
        for (int i = 0; i < SAMPLED; i++) {
            positions.add(random.nextInt(bytes.length));
        }
        return positions;
    }

    private void assertDamaged(Path of, String file, int position) {
        assertThatThrownBy(() -> verify(of))
                .as("%s, byte %d", file, position)
                .hasMessageContaining(file)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.GATE));
    }

    private static void flip(Path file, byte[] bytes, int position, int bits) throws IOException {
        byte[] flipped = bytes.clone();
        flipped[position] ^= (byte) bits;
        Files.write(file, flipped);
    }

    private static List<Proven> verify(Path of) {
        return verify(of, KEY);
    }

    private static List<Proven> verify(Path of, VerifyingKey key) {
        return new Verification(Store.at(of.toString(), new Configuration()), key).run();
    }

    private static String unpacked(Path file) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void pack(Path file, String text) throws IOException {
        PackedLines lines = new PackedLines();
        text.lines().forEach(lines::add);
        Files.write(file, lines.bytes());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
