package precredit.night;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;
import precredit.explain.Explanation;
import precredit.explain.Explanation.Reading;
import precredit.explain.Readings;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.ModelSettings;
import precredit.model.Tree;
import precredit.policy.Policy;
import precredit.problem.Problems;
import precredit.registry.Registry;

/** Finds a household's row in the ledger and puts it in words. */
record Explaining(Lake lake, Registry registry, Policy policy, ModelSettings model, LocalDate asOf) {
    String of(String householdId) {
        Row ledger = row(LakeTable.LEDGER, householdId).orElseThrow(() -> Problems.unknownHousehold(householdId, asOf));
        return Explanation.of(ledger, reading(ledger, householdId), policy);
    }

    private Reading reading(Row ledger, String householdId) {
        if (ledger.isNullAt(ledger.fieldIndex("leaf_id"))) {
            return Reading.NONE;
        }
        String id = ledger.getAs("model_id");
        String county = ledger.getAs("county");
        Row features = row(LakeTable.FEATURES, householdId)
                .orElseThrow(() -> Problems.stepMissing("explain", "features", county, asOf, "nightly"));
        Tree tree = registry.deciding(county, asOf, Optional.of(id)).tree();
        return new Readings(tree, model.inputs(), policy).of(ledger, features);
    }

    private Optional<Row> row(LakeTable table, String householdId) {
        return lake.has(table)
                ? lake.read(table, asOf).where(col("household_id").equalTo(householdId)).takeAsList(1).stream()
                        .findFirst()
                : Optional.empty();
    }
}
