package precredit.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import precredit.identity.ResidentId;

/** Decodes the cells of one file that are not ASCII; of words that come again and again only the first. Serves one thread. */
final class Texts {
    private static final int REMEMBERED = 1 << 12;
    private final CharsetDecoder decoder;
    private final ByBytes<Text> names = new ByBytes<>(REMEMBERED);
    private final ByBytes<Text> others = new ByBytes<>(REMEMBERED);
    private CharBuffer decoded = CharBuffer.allocate(256);

    /** A cell as it is read: a name is only trimmed, anything else is read after NFKC. */
    record Text(String text, byte[] utf8) {}

    Texts(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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
        if (decoded.capacity() < length) {
            decoded = CharBuffer.allocate(length * 2);
        }
        decoded.clear();
        decoder.reset();
        boolean broken = decoder.decode(ByteBuffer.wrap(bytes, from, length), decoded, true)
                        .isError()
                || decoder.flush(decoded).isError();
        if (broken) {
            return Optional.empty();
        }
        String all = decoded.flip().toString();
        String text = isName ? all.strip() : ResidentId.plain(all);
        return Optional.of(new Text(text, text.getBytes(StandardCharsets.UTF_8)));
    }
}
