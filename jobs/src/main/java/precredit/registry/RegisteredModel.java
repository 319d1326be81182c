package precredit.registry;

import java.time.LocalDate;
import precredit.model.Tree;

/** An accepted model as it is read back: its tree is the one its card names by hash. */
public record RegisteredModel(String modelId, String county, LocalDate trainingDate, Tree tree) {
    /** Whether a newer one should be trained on a date, so many days after this one. */
    public boolean isDue(LocalDate on, int retrainAfterDays) {
        return !on.isBefore(trainingDate.plusDays(retrainAfterDays));
    }
}
