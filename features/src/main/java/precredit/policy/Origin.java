package precredit.policy;

/** What a ledger row came from besides its household: the model that scored it and the run that wrote it. */
public record Origin(String modelId, String runId) {}
