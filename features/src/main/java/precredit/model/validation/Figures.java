package precredit.model.validation;

import java.util.List;
import java.util.Optional;
import precredit.model.InputStrength;

/** Everything a validator recomputes; the names of these parts are those of metrics.json. */
public record Figures(
        Labels labels,
        List<Measures> measures,
        List<Leaf> leaves,
        List<InputStrength> inputs,
        List<Month> months,
        Optional<TreeStability> stability,
        Optional<CountyFigures> county) {

    /** The measures of one part, if there are such loans. */
    public Optional<Measures> of(Scored.Part part) {
        return measures.stream().filter(one -> one.part() == part).findFirst();
    }
}
