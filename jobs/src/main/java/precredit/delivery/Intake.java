package precredit.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import precredit.identity.Seal;
import precredit.identity.Tokens;
import precredit.settings.SourceSettings;

/**
 * What ingesting needs to know.
 *
 * @param prefixes codes of the county and its predecessors, and of other counties that share the landing zone
 * @param erased tokens of the persons of whom nothing is taken any more
 */
public record Intake(
        String landing,
        String county,
        List<String> prefixes,
        Map<String, SourceSettings> sources,
        Tokens.Key tokenKey,
        Seal seal,
        Set<String> erased) {

    /** Raised when the same delivery becomes other rows of the lake than before. */
    private static final int FORM = 3;

    /** Tells two ways of reading a source apart: when it changes, the source is read again. */
    String rules(String source) {
        return Integer.toHexString(
                (FORM + "|" + sources.get(source) + "|" + prefixes + "|" + tokenKey.id()).hashCode());
    }
}
