package precredit.publish.report;

import java.time.LocalDate;
import java.util.List;
import precredit.model.Input;
import precredit.model.validation.Study;

/** A validated model as its report tells of it: whose it is, the study, its inputs, and its rules in words and as SQL. */
public record ModelStudy(
        String county,
        String modelId,
        LocalDate trainedOn,
        Study study,
        List<Input> inputs,
        long evidenceRows,
        String rules,
        String sql) {
    public ModelStudy {
        inputs = List.copyOf(inputs);
    }

    /** The name of an input in words. */
    String words(String column) {
        return inputs.stream()
                .filter(input -> input.column().equals(column))
                .map(Input::words)
                .findFirst()
                .orElse(column);
    }
}
