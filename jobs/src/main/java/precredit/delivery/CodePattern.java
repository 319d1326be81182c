package precredit.delivery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that a code is held against. Most are a digit, a letter or one of some few characters so many times, and are
 * held against the bytes of a cell one by one; what else there is, Java's regular expressions know.
 */
final class CodePattern implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A digit, a class without other classes in it, an escaped sign or a plain one, and perhaps how often. */
    private static final Pattern PART =
            Pattern.compile("(\\\\d|\\[[A-Za-z0-9-]+\\]|\\\\[^A-Za-z0-9]|[A-Za-z0-9])(?:\\{(\\d{1,3})\\})?");

    private static final int ASCII = 128;

    private final Pattern pattern;
    /** Which bytes may stand in each place; empty where the pattern is of another kind. */
    private final List<BitSet> places;

    CodePattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
        this.places = places(pattern).orElse(List.of());
    }

    /** Whether all of a cell is as the pattern says. */
    boolean matches(Cell cell) {
        if (places.isEmpty()) {
            return pattern.matcher(cell.text()).matches();
        }
        if (cell.length() != places.size()) {
            return false;
        }
        byte[] bytes = cell.bytes();
        for (int i = 0; i < places.size(); i++) {
            byte found = bytes[cell.from() + i];
            if (found < 0 || !places.get(i).get(found)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<BitSet>> places(String pattern) {
        List<BitSet> places = new ArrayList<>();
        Matcher parts = PART.matcher(pattern);
        int at = 0;
        while (at < pattern.length() && parts.find(at) && parts.start() == at) {
            int times = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
            places.addAll(Collections.nCopies(times, allowed(parts.group(1))));
            at = parts.end();
        }
        return at == pattern.length() ? Optional.of(places) : Optional.empty();
    }

    /** Asked of Java itself, so that nothing is understood otherwise. */
    private static BitSet allowed(String part) {
        Pattern one = Pattern.compile(part);
        BitSet allowed = new BitSet();
        for (int c = 0; c < ASCII; c++) {
            allowed.set(c, one.matcher(Character.toString(c)).matches());
        }
        return allowed;
    }
}
