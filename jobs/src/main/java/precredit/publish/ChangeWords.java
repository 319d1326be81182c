package precredit.publish;

import java.util.Map;
import precredit.policy.Change;

/** A change as a list says it. */
final class ChangeWords {
    private static final Map<Change, String> WORDS = Map.of(
            Change.NEW, "新增",
            Change.UP, "调增",
            Change.DOWN, "调减",
            Change.KEPT, "维持",
            Change.DROPPED, "调出");

    private ChangeWords() {}

    static String of(Change change) {
        return WORDS.get(change);
    }
}
