package precredit.sample;

import java.util.Map;

/**
 * What was written. {@code hiddenAuc} is the AUC that the risk behind the defaults reaches on the good and bad loans:
 * no model of this sample can be expected to do better; 0.5 when there are not both.
 */
public record SampleSummary(
        int households,
        int planted,
        Map<String, Long> rowsBySource,
        long quarantined,
        int goodLoans,
        int badLoans,
        int indeterminateLoans,
        int immatureLoans,
        double hiddenAuc) {}
