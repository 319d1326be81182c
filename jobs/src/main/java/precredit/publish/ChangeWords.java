package precredit.publish;

import java.util.Map;
import org.apache.spark.sql.Row;
import precredit.policy.Change;

/** A change as a list says it. */
final class ChangeWords {
    private static final Map<String, String> WORDS = Map.of(
            Change.NEW.code(), "新增",
            Change.UP.code(), "调增",
            Change.DOWN.code(), "调减",
            Change.KEPT.code(), "维持",
            Change.DROPPED.code(), "调出");

    private ChangeWords() {}

    static String of(Row row) {
        return WORDS.get(row.<String>getAs("change"));
    }
}
