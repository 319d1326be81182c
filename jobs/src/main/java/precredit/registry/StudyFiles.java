package precredit.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** What lies beside a model to validate it by: its figures as JSON, the scores they are made of as CSV, a page to read. */
public record StudyFiles(String metrics, String scores, String report) {
    static final String METRICS = "metrics.json";

    /** The texts by the names of their files. */
    Map<String, String> byName() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("scores.csv", scores);
        files.put("report.html", report);
        files.put(METRICS, metrics);
        return files;
    }
}
