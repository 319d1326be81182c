package precredit.publish;

import java.util.Map;

/** What a list was made from: the run, its model and policy, and the version of every input by its name. */
public record Provenance(String runId, String modelId, String policyVersion, Map<String, String> inputs) {}
