package precredit.publish.report;

/** A registered model in words: its card as JSON and the rule of every leaf. */
public record ModelText(String modelId, String card, String rules) {}
