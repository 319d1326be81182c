package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.label.Label;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Evidence;
import precredit.model.Gates;
import precredit.model.Metrics;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.Tree;
import precredit.problem.Problems;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;

/** Measures a registered model again on the loans held out when it was trained, and asks the gates; writes nothing. */
record Validation(Lake lake, Registry registry, ModelSettings settings) {

    Measured of(RegisteredModel model) {
        Dataset<Row> loans = loans(model).cache();
        try {
            TrainedModel.Part all = part(model.tree(), loans)
                    .orElseThrow(() -> Problems.stepMissing(
                            "validate on", "training rows", model.county(), model.trainingDate(), "train"));
            Optional<TrainedModel.Part> measured = onHoldOut(model, model.tree(), loans);
            Optional<Metrics> before = champion(model)
                    .flatMap(champion -> onHoldOut(model, champion.tree(), loans))
                    .flatMap(TrainedModel.Part::metrics);
            Evidence evidence =
                    new Evidence(model.tree(), all.goods(), all.bads(), measured.flatMap(TrainedModel.Part::metrics));
            return new Measured(model, all, measured, Gates.judge(evidence, before, settings));
        } finally {
            loans.unpersist();
        }
    }

    /** The model it had to beat when it was trained. */
    private Optional<RegisteredModel> champion(RegisteredModel model) {
        return registry.champion(model.county(), model.trainingDate().minusDays(1))
                .filter(other -> !other.modelId().equals(model.modelId()));
    }

    private Dataset<Row> loans(RegisteredModel model) {
        if (!lake.has(LakeTable.TRAINING)) {
            throw Problems.stepMissing("validate on", "training rows", model.county(), model.trainingDate(), "train");
        }
        return lake.read(LakeTable.TRAINING)
                .where(col("trained_on").equalTo(lit(model.trainingDate())))
                .withColumn(
                        "bad", when(col("label").equalTo(Label.BAD.text()), 1).otherwise(0));
    }

    private static Optional<TrainedModel.Part> onHoldOut(RegisteredModel model, Tree tree, Dataset<Row> loans) {
        return model.holdOut()
                .flatMap(card -> part(tree, loans.where(col("as_of").geq(lit(card.from())))));
    }

    private static Optional<TrainedModel.Part> part(Tree tree, Dataset<Row> loans) {
        Row row = loans.agg(
                        count(lit(1)).as("loans"),
                        sum(col("bad").cast("long")).as("bads"),
                        min("as_of").as("from"),
                        max("as_of").as("to"))
                .head();
        long all = row.getAs("loans");
        if (all == 0) {
            return Optional.empty();
        }
        long bads = row.getAs("bads");
        return Optional.of(new TrainedModel.Part(
                row.getAs("from"), row.getAs("to"), all - bads, bads, Metrics.of(tree.score(loans))));
    }
}
