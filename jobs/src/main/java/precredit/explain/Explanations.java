package precredit.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import precredit.policy.Outcome;
import precredit.policy.Policy;
import precredit.policy.Rule;
import precredit.publish.Decided;
import precredit.publish.HouseholdInputs;
import precredit.publish.ListFile;
import precredit.publish.Roll;

/**
 * explanations.jsonl: one line for each household of the roll that is not listed, by household_id, with its outcome, each
 * reason in a sentence and what would change it; no person's identity. Lines are written as they come, never held together.
 */
public final class Explanations {
    /** The name of the file. */
    public static final String NAME = "explanations.jsonl";

    private static final JsonFactory JSON = new JsonFactory();

    private final Readings readings;
    private final Policy policy;

    public Explanations(Readings readings, Policy policy) {
        this.readings = readings;
        this.policy = policy;
    }

    /**
     * Writes them into a file of this machine, for households of which {@code inputs} holds what the model asks; a household
     * that it does not know has none.
     */
    public ListFile write(Roll roll, HouseholdInputs inputs, Path file) {
        long lines = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Decided household : roll) {
                Optional<Function<String, BigDecimal>> own =
                        household.isListed() ? Optional.empty() : inputs.of(household);
                if (own.isPresent()) {
                    write(json, household, own.get());
                    lines++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ListFile.lying(NAME, lines, file);
    }

    private void write(JsonGenerator json, Decided household, Function<String, BigDecimal> inputs) throws IOException {
        json.writeStartObject();
        json.writeStringField("household_id", household.householdId());
        json.writeStringField("outcome", household.outcome().code());
        json.writeStringField(
                "reviewed_outcome",
                household.reviewedOutcome().map(Outcome::code).orElse(null));
        json.writeStringField("primary_reason", household.primaryReason().name());
        writeReasons(json, household);
        json.writeArrayFieldStart("what_would_change");
        for (String sentence : Advice.of(household, () -> readings.changes(household, inputs), policy)) {
            json.writeString(sentence);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeReasons(JsonGenerator json, Decided household) throws IOException {
        json.writeArrayFieldStart("reasons");
        int place = 0;
        for (Rule rule : household.reasons()) {
            byte[] sentence = household.sentence(place++);
            json.writeStartObject();
            json.writeStringField("code", rule.name());
            json.writeStringField("outcome", policy.outcome(rule).code());
            json.writeFieldName("sentence");
            json.writeUTF8String(sentence, 0, sentence.length);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
