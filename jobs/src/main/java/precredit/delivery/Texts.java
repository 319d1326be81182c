package precredit.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import precredit.identity.ResidentId;

/** Decodes the cells of one file that are not ASCII; of words that come again and again only the first. Serves one thread. */
final class Texts {
    private static final int REMEMBERED = 1 << 12;
    private static final int LONGEST = 64;
    private final CharsetDecoder decoder;
    private final Text[] known = new Text[REMEMBERED];
    private CharBuffer decoded = CharBuffer.allocate(256);

    /** A cell as delivered and as it is read: a name is only trimmed, anything else is read after NFKC. */
    record Text(byte[] raw, boolean isName, String text, byte[] utf8) {
        private boolean isOf(byte[] bytes, int from, int to, boolean name) {
            return isName == name && Arrays.equals(raw, 0, raw.length, bytes, from, to);
        }
    }

    Texts(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The text of these bytes; empty when they are none in the file's encoding. */
    Optional<Text> of(byte[] bytes, int from, int to, boolean isName) {
        int place = place(bytes, from, to);
        Text found = known[place];
        if (found != null && found.isOf(bytes, from, to, isName)) {
            return Optional.of(found);
        }
        Optional<Text> read = read(Arrays.copyOfRange(bytes, from, to), isName);
        if (to - from <= LONGEST && read.isPresent()) {
            known[place] = read.get();
        }
        return read;
    }

    private Optional<Text> read(byte[] raw, boolean isName) {
        if (decoded.capacity() < raw.length) {
            decoded = CharBuffer.allocate(raw.length * 2);
        }
        decoded.clear();
        decoder.reset();
        boolean broken = decoder.decode(ByteBuffer.wrap(raw), decoded, true).isError()
                || decoder.flush(decoded).isError();
        if (broken) {
            return Optional.empty();
        }
        String all = decoded.flip().toString();
        String text = isName ? all.strip() : ResidentId.plain(all);
        return Optional.of(new Text(raw, isName, text, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int place(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 15) & (REMEMBERED - 1);
    }
}
