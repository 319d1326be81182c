package precredit.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the entry of a Delta log says of its own bytes. The protocol lets a writer put what it likes into an entry's
 * {@code commitInfo}: there stands the sha256 of the whole file, taken with zeros in its place. A log that lost its last
 * lines reads like any other, and what these lines added would be gone unseen.
 */
final class CommitSeal {
    private static final String INFO = "{\"commitInfo\":{";
    private static final String KEY = "\"precreditSha256\":\"";
    private static final String BLANK = "0".repeat(64);
    private static final Pattern SEAL = Pattern.compile(KEY + "([0-9a-f]{64})\"");

    private CommitSeal() {}

    /** The same entry with its seal; one without a {@code commitInfo} stays as it is. */
    static byte[] sealed(String text) {
        int info = text.startsWith(INFO) ? 0 : text.indexOf("\n" + INFO) + 1;
        if (!text.startsWith(INFO, info)) {
            return bytes(text);
        }
        int place = info + INFO.length();
        String separator = text.charAt(place) == '}' ? "\"" : "\",";
        String blank = text.substring(0, place) + KEY + BLANK + separator + text.substring(place);
        int from = place + KEY.length();
        return bytes(blank.substring(0, from) + sha256(blank) + blank.substring(from + BLANK.length()));
    }

    /** Whether an entry is as it was written, as far as it says: one that other tools made bears no seal. */
    static boolean holds(byte[] entry) {
        String text = new String(entry, StandardCharsets.ISO_8859_1);
        Matcher seal = SEAL.matcher(text);
        if (!seal.find()) {
            return !text.isBlank();
        }
        String blank = text.substring(0, seal.start(1)) + BLANK + text.substring(seal.end(1));
        return seal.group(1).equals(hex(blank.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String sha256(String text) {
        return hex(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
