package precredit.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.division.Divisions;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.night.Steps.Finding;
import precredit.policy.Decision;
import precredit.policy.Ledger;
import precredit.policy.Origin;
import precredit.policy.Outcome;
import precredit.policy.Reviews;
import precredit.publish.PreviousList;
import precredit.registry.RegisteredModel;
import precredit.settings.Settings;
import precredit.store.Store;

/** Decides every household of the roll of a date: one row of the ledger each. */
record Deciding(Lake lake, Store store, Settings settings, Divisions divisions, LocalDate asOf) {

    /** How many households have each outcome, those that nobody has among them. */
    Finding<Map<String, Long>> run(RegisteredModel model, String runId) {
        Dataset<Row> before = PreviousList.of(store, settings.county(), asOf).rows(lake.spark());
        Dataset<Row> ledger = lake.read(LakeTable.FEATURES, asOf)
                .transform(model.tree()::score)
                .transform(divisions::locate)
                .transform(households -> Decision.decide(households, settings.policy()))
                .transform(households -> Ledger.rows(households, settings.policy(), new Origin(model.modelId(), runId)))
                .transform(this::withReviews)
                .transform(rows -> Ledger.compared(rows, before));
        Map<String, Long> counts =
                outcomes(lake.replace(LakeTable.LEDGER, asOf, new Lake.Counted(ledger, "outcome"), runId));
        return new Finding<>(counts, words(counts) + " by model " + model.modelId());
    }

    private Dataset<Row> withReviews(Dataset<Row> ledger) {
        if (!lake.has(LakeTable.REVIEW)) {
            return ledger;
        }
        Dataset<Row> inForce = Reviews.inForce(
                lake.read(LakeTable.REVIEW), asOf, settings.policy().validityDays());
        return Reviews.applied(ledger, inForce);
    }

    private static Map<String, Long> outcomes(Map<String, Long> written) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of(Outcome.APPROVED, Outcome.REFER, Outcome.DECLINED, Outcome.EXCLUDED, Outcome.NO_DATA)
                .forEach(outcome -> counts.put(outcome.code(), written.getOrDefault(outcome.code(), 0L)));
        return counts;
    }

    private static String words(Map<String, Long> outcomes) {
        List<String> words = new ArrayList<>();
        outcomes.forEach(
                (outcome, count) -> words.add(String.format(Locale.ROOT, "%s %,d", outcome.replace('_', ' '), count)));
        return String.join(", ", words);
    }
}
