package precredit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Seal SEAL = new Seal(bytes("a key of the tests"));

    @Test
    void opensWhatItClosed() {
        assertThat(SEAL.openText(SEAL.close("甲乙丙𠮷"))).isEqualTo("甲乙丙𠮷");
        assertThat(SEAL.open(SEAL.close(new byte[0]))).isEmpty();
    }

    @Test
    void opensWhatItClosedWhateverItsLengthAndHoweverOften() {
        for (int length : new int[] {1, 15, 16, 1023, 1024, 1025, 2047, 2048, 2049, 100_000}) {
            byte[] open = new byte[length];
            new Random(length).nextBytes(open);

            byte[] closed = SEAL.close(open);

            assertThat(SEAL.open(closed)).isEqualTo(open);
            assertThat(SEAL.close(open)).isEqualTo(closed);
        }
    }

    @Test
    void closesTheSameTextToTheSameBytesWhereverItRuns() throws IOException, ClassNotFoundException {
        Seal elsewhere = new Seal(bytes("a key of the tests"));

        assertThat(elsewhere.close("甲")).isEqualTo(SEAL.close("甲"));
        assertThat(sent(SEAL).close("甲")).isEqualTo(SEAL.close("甲"));
        assertThat(SEAL.close("乙")).isNotEqualTo(SEAL.close("甲"));
    }

    @Test
    void showsNothingOfTheText() {
        String closed = new String(SEAL.close("11010519491231002X"), StandardCharsets.ISO_8859_1);

        assertThat(closed).doesNotContain("110105").doesNotContain("19491231");
    }

    @Test
    void doesNotOpenWhatAnotherKeyClosed() {
        byte[] closed = new Seal(bytes("another key of the tests")).close("甲");

        assertThatThrownBy(() -> SEAL.open(closed)).hasMessage("sealed with another identity key");
    }

    @Test
    void opensWhatTheKeyBeforeItClosedAndClosesWithItsOwn() {
        Seal before = new Seal(bytes("another key of the tests"));
        Seal both = SEAL.replacing(before);

        assertThat(both.openText(before.close("甲"))).isEqualTo("甲");
        assertThat(both.openText(SEAL.close("甲"))).isEqualTo("甲");
        assertThat(both.close("甲")).isEqualTo(SEAL.close("甲")).startsWith(both.mark());
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        byte[] closed = SEAL.close("甲");
        for (int i = 4; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> SEAL.open(changed)).hasMessage("sealed bytes were changed");
        }
    }

    @Test
    void tellsKeysApartWithoutTellingThem() {
        assertThat(SEAL.id())
                .hasSize(8)
                .isEqualTo(new Seal(bytes("a key of the tests")).id())
                .isNotEqualTo(new Seal(bytes("another key of the tests")).id());
        assertThat(SEAL).hasToString("identity key");
    }

    private static Seal sent(Seal seal) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(seal);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Seal) in.readObject();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
