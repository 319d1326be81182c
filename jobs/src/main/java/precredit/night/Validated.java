package precredit.night;

import java.util.List;
import java.util.Optional;

/** What a model shows now; {@code report} names what differs from the figures kept with it, if there are any. */
public record Validated(Measured measured, Optional<List<String>> report) {

    /** The figures for the terminal, and whether the report would be the same. */
    public String words() {
        String conclusion = report.map(differing -> differing.isEmpty()
                        ? "the same as in its report\n"
                        : "differs from its report in " + String.join(", ", differing)
                                + ": data, configuration or code are others than when it was trained\n")
                .orElse("no metrics.json lies beside it: it was trained before there were reports\n");
        return measured.words() + conclusion;
    }
}
