package precredit.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import precredit.identity.ResidentId;

/** Decodes the cells of one file that are not ASCII; of words that come again and again only the first. Serves one thread. */
final class Texts {
    private static final int REMEMBERED = 1 << 12;

    /** What bytes that are no character are read as. */
    private static final char BROKEN = '\uFFFD';

    private final Charset charset;
    private final ByBytes<Text> names = new ByBytes<>(REMEMBERED);
    private final ByBytes<Text> others = new ByBytes<>(REMEMBERED);

    /** A cell as it is read: a name is only trimmed, anything else is read after NFKC. */
    record Text(String text, byte[] utf8) {}

    Texts(Charset charset) {
        this.charset = charset;
    }

    /** The text of these bytes; empty when they are none in the file's encoding. */
    Optional<Text> of(byte[] bytes, int from, int to, boolean isName) {
        ByBytes<Text> known = isName ? names : others;
        Text found = known.of(bytes, from, to);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<Text> read = read(bytes, from, to - from, isName);
        read.ifPresent(text -> known.remember(bytes, from, to, text));
        return read;
    }

    private Optional<Text> read(byte[] bytes, int from, int length, boolean isName) {
        String all = new String(bytes, from, length, charset);
        if (all.indexOf(BROKEN) >= 0 && isBroken(bytes, from, length)) {
            return Optional.empty();
        }
        String text = isName ? all.strip() : ResidentId.plain(all);
        boolean isAsItStands = charset.equals(StandardCharsets.UTF_8) && text.equals(all);
        return Optional.of(new Text(
                text,
                isAsItStands ? Arrays.copyOfRange(bytes, from, from + length) : text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a character that stands for bytes that are none was not delivered itself. */
    private boolean isBroken(byte[] bytes, int from, int length) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }
}
