package precredit.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the cells that nearly all are that are not ASCII: Chinese characters, and ASCII between them. Neither trimming nor
 * NFKC changes such a character, so a cell is read without being decoded to text. What else there is, {@link Texts} reads.
 */
abstract class PlainHan {
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final Map<Charset, PlainHan> BY_CHARSET = new ConcurrentHashMap<>();

    static PlainHan of(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new InUtf8()
                : BY_CHARSET.computeIfAbsent(charset, InPairs::new);
    }

    /** Has a cell take these bytes, if they are no more than that. */
    abstract boolean take(byte[] bytes, int start, int end, boolean isName, Cell to);

    private static final class InUtf8 extends PlainHan {
        @Override
        boolean take(byte[] bytes, int start, int end, boolean isName, Cell to) {
            int at = start;
            while (at < end) {
                if (bytes[at] >= 0) {
                    at++;
                } else if (at + 2 < end && isHan(bytes[at], bytes[at + 1], bytes[at + 2])) {
                    at += 3;
                } else {
                    return false;
                }
            }
            to.takePlain(bytes, start, end, isName);
            return true;
        }

        private static boolean isHan(byte first, byte second, byte third) {
            if ((first & 0xf0) != 0xe0 || (second & 0xc0) != 0x80 || (third & 0xc0) != 0x80) {
                return false;
            }
            int c = ((first & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
            return c >= FIRST && c <= LAST;
        }
    }

    /** In an encoding in which a first byte beyond ASCII tells that a character has two bytes, if these two are one. */
    private static final class InPairs extends PlainHan {
        private static final int FIRST_LEAD = 0x81;
        private static final int FIRST_TRAIL = 0x40;
        private final char[] characters = new char[1 << Character.SIZE];

        InPairs(Charset charset) {
            for (int lead = FIRST_LEAD; lead <= 0xfe; lead++) {
                for (int trail = FIRST_TRAIL; trail <= 0xfe; trail++) {
                    characters[(lead << Byte.SIZE) | trail] = han(charset, (byte) lead, (byte) trail);
                }
            }
        }

        private static char han(Charset charset, byte lead, byte trail) {
            try {
                CharBuffer decoded = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(new byte[] {lead, trail}));
                boolean isHan = decoded.length() == 1 && decoded.get(0) >= FIRST && decoded.get(0) <= LAST;
                return isHan ? decoded.get(0) : 0;
            } catch (CharacterCodingException e) {
                return 0;
            }
        }

        @Override
        boolean take(byte[] bytes, int start, int end, boolean isName, Cell to) {
            byte[] utf8 = to.room(2 * (end - start));
            int filled = 0;
            int at = start;
            while (at < end) {
                byte first = bytes[at++];
                if (first >= 0) {
                    utf8[filled++] = first;
                    continue;
                }
                int trail = at < end ? bytes[at++] & 0xff : 0;
                char han = characters[((first & 0xff) << Byte.SIZE) | trail];
                if (han == 0) {
                    return false;
                }
                utf8[filled++] = (byte) (0xe0 | (han >> 12));
                utf8[filled++] = (byte) (0x80 | ((han >> 6) & 0x3f));
                utf8[filled++] = (byte) (0x80 | (han & 0x3f));
            }
            to.takePlain(utf8, 0, filled, isName);
            return true;
        }
    }
}
