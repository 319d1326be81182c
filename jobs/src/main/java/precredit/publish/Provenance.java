package precredit.publish;

import java.util.Map;

/**
 * What a list was made from: the run, its model and policy, the version of every input by its name, and by the source of
 * the inputs what it may be used for.
 */
public record Provenance(
        String runId, String modelId, String policyVersion, Map<String, String> inputs, Map<String, Basis> sources) {

    /** Why data of a source is processed, and what allows it. */
    public record Basis(String purpose, String legalBasis) {}
}
