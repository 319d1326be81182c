package precredit.publish.report;

import java.time.LocalDate;
import java.util.Map;

/**
 * One source up to a date: its newest delivery, after how many days that is stale, rows over all deliveries, and its rows
 * in quarantine by reason.
 */
public record SourceFigures(
        String source,
        LocalDate newest,
        int freshnessDays,
        long delivered,
        long good,
        long quarantined,
        Map<String, Long> reasons) {
    public SourceFigures {
        reasons = Map.copyOf(reasons);
    }
}
