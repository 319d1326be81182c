package precredit.delivery;

import java.util.Arrays;
import precredit.columnar.Term;

/** Remembers what short ranges of bytes were found to mean; a newcomer may push another out. Serves one thread. */
final class ByBytes<T> {
    private static final int LONGEST = 64;

    private final Known<T>[] known;

    private record Known<T>(byte[] bytes, T meaning) {}

    /** {@code places} is a power of two. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    ByBytes(int places) {
        known = new Known[places];
    }

    /** What these bytes mean, or null. */
    T of(byte[] bytes, int from, int to) {
        Known<T> found = known[place(bytes, from, to)];
        return found != null && Arrays.equals(found.bytes, 0, found.bytes.length, bytes, from, to)
                ? found.meaning
                : null;
    }

    void remember(byte[] bytes, int from, int to, T meaning) {
        if (to - from <= LONGEST) {
            known[place(bytes, from, to)] = new Known<>(Arrays.copyOfRange(bytes, from, to), meaning);
        }
    }

    private int place(byte[] bytes, int from, int to) {
        return Term.hash(bytes, from, to - from) & (known.length - 1);
    }
}
