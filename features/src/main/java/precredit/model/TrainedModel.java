package precredit.model;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A tree, the MLlib pipeline it was read from (before pruning and smoothing), the loans it learnt from and those it was
 * held to afterwards. Dates are the {@code as_of} of the loans.
 */
public record TrainedModel(
        Tree tree, PipelineModel mllib, Size size, Periods periods, Part development, Optional<Part> holdOut) {
    /** The labelled loans of a period and how the tree does on them; both good and bad are needed to measure. */
    public record Part(LocalDate from, LocalDate to, long goods, long bads, Optional<Metrics> metrics) {}

    /** How another tree, the champion's, does on the loans held out here. */
    public Optional<Metrics> onHoldOut(Tree other, Dataset<Row> training) {
        return periods.heldOutFrom()
                .flatMap(from ->
                        Metrics.of(other.score(TreeTrainer.labelled(training)).where(TreeTrainer.isFrom(from))));
    }
}
