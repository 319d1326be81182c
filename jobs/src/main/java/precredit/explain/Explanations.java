package precredit.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.model.Input;
import precredit.policy.Policy;
import precredit.policy.Reviews;
import precredit.policy.Rule;
import precredit.publish.ListFile;

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

    /** The households that need one: those of a ledger that are not listed, each with its {@code inputs} of the model. */
    public static Dataset<Row> needed(Dataset<Row> ledger, Dataset<Row> features, List<Input> inputs) {
        Dataset<Row> figures = features.select(
                col("household_id"),
                struct(inputs.stream().map(input -> col(input.column())).toArray(Column[]::new))
                        .as("inputs"));
        return Reviews.notListed(ledger).join(figures, "household_id").orderBy("household_id");
    }

    /** Writes the lines of {@link #needed} into a file of this machine. */
    public ListFile write(Iterator<Row> households, Path file) {
        long lines = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            while (households.hasNext()) {
                write(json, households.next());
                json.writeRaw('\n');
                lines++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ListFile.lying(NAME, lines, file);
    }

    private void write(JsonGenerator json, Row household) throws IOException {
        json.writeStartObject();
        json.writeStringField("household_id", household.getAs("household_id"));
        json.writeStringField("outcome", household.getAs("outcome"));
        json.writeStringField("reviewed_outcome", household.getAs("reviewed_outcome"));
        json.writeStringField("primary_reason", household.getAs("primary_reason"));
        writeReasons(json, household);
        json.writeArrayFieldStart("what_would_change");
        for (String sentence : advice(household)) {
            json.writeString(sentence);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeReasons(JsonGenerator json, Row household) throws IOException {
        List<String> sentences = household.getList(household.fieldIndex("sentences"));
        json.writeArrayFieldStart("reasons");
        int place = 0;
        for (Rule rule : rules(household)) {
            json.writeStartObject();
            json.writeStringField("code", rule.name());
            json.writeStringField("outcome", policy.outcome(rule).code());
            json.writeStringField("sentence", sentences.get(place++));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private List<String> advice(Row household) {
        return Advice.of(household, readings.changes(household, household.getAs("inputs")), policy);
    }

    private static List<Rule> rules(Row household) {
        return household.<String>getList(household.fieldIndex("reasons")).stream()
                .map(Rule::valueOf)
                .toList();
    }
}
