package precredit.delivery;

import java.io.Serializable;
import java.util.List;

/**
 * One delivered file and all that reading it needs. {@code knownFrom} is an epoch day, or {@link #KNOWN_ON_EVENT} in a
 * backfill whose rows count as known on their event date.
 */
record FilePlan(
        String county,
        String source,
        String file,
        String name,
        String uri,
        String encoding,
        List<String> datePatterns,
        int deliveredOn,
        int knownFrom,
        List<String> countyPrefixes,
        FileLayout layout)
        implements Serializable {
    static final int KNOWN_ON_EVENT = Integer.MIN_VALUE;

    boolean isCompressed() {
        return name.endsWith(".gz");
    }

    /** Tells the keys of its rows from those of other files. */
    String keyScope() {
        return RowKey.scope(source, file, layout.feeds(), deliveredOn);
    }

    boolean isInCounty(Cell code) {
        for (String prefix : countyPrefixes) {
            if (startsWith(code, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(Cell code, String prefix) {
        if (code.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (code.bytes()[code.from() + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
