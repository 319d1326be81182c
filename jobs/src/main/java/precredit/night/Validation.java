package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Evidence;
import precredit.model.Gates;
import precredit.model.InputStrength;
import precredit.model.LabelledLoans;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.Tree;
import precredit.model.TreeTrainer;
import precredit.model.bin.BinnedRows;
import precredit.model.validation.Study;
import precredit.problem.Problem;
import precredit.problem.Problems;
import precredit.registry.MetricsJson;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;

/** Measures a registered model again on the loans held out when it was trained, and asks the gates; writes nothing. */
record Validation(Lake lake, Registry registry, ModelSettings settings) {

    Measured of(RegisteredModel model) {
        LabelledLoans loans = loans(model);
        TrainedModel.Part all = TrainedModel.Part.of(model.tree(), loans);
        Optional<TrainedModel.Part> measured = onHoldOut(model, model.tree(), loans);
        Optional<Evidence.Rival> before = champion(model).flatMap(champion -> onHoldOut(model, champion.tree(), loans)
                .flatMap(TrainedModel.Part::metrics)
                .map(metrics -> new Evidence.Rival(champion.modelId(), metrics)));
        Evidence evidence = new Evidence(
                model.modelId(),
                model.tree(),
                all.goods(),
                all.bads(),
                measured.flatMap(TrainedModel.Part::metrics),
                InputStrength.of(BinnedRows.quantiles(
                        loans.inputs(settings.inputs()), settings.growth().maxBins())));
        return new Measured(model, all, measured, Gates.judge(evidence, before, settings));
    }

    /**
     * What differs between the figures kept with a model and those of now: names of parts of metrics.json, and
     * {@code tree} when the same loans do not give the same tree again. Empty for a model without such figures.
     */
    Optional<List<String>> differing(RegisteredModel model, Studying studying) {
        return registry.metrics(model.modelId()).map(kept -> {
            LabelledLoans known = known(model);
            LabelledLoans mature = known.matureOn(model.trainingDate());
            TrainedModel again = TreeTrainer.train(mature, settings);
            Study study = studying.study(
                    new Study.Subject(again.with(model.tree()), known, mature, registry.labels(model.modelId())));
            List<String> differing = new ArrayList<>(MetricsJson.differing(kept, MetricsJson.write(study.figures())));
            if (!again.tree().equals(model.tree())) {
                differing.add("tree");
            }
            return List.copyOf(differing);
        });
    }

    /** The model it had to beat when it was trained. */
    private Optional<RegisteredModel> champion(RegisteredModel model) {
        return registry.champion(model.county(), model.trainingDate().minusDays(1))
                .filter(other -> !other.modelId().equals(model.modelId()));
    }

    private LabelledLoans loans(RegisteredModel model) {
        return known(model).matureOn(model.trainingDate());
    }

    private LabelledLoans known(RegisteredModel model) {
        Problem missing =
                Problems.stepMissing("validate on", "training rows", model.county(), model.trainingDate(), "train");
        if (!lake.has(LakeTable.TRAINING)) {
            throw missing;
        }
        LabelledLoans loans = LabelledLoans.of(
                lake.read(LakeTable.TRAINING).where(col("trained_on").equalTo(lit(model.trainingDate()))));
        if (loans.count() == 0) {
            throw missing;
        }
        return loans;
    }

    private static Optional<TrainedModel.Part> onHoldOut(RegisteredModel model, Tree tree, LabelledLoans loans) {
        return model.holdOut()
                .map(card -> loans.from(card.from()))
                .filter(heldOut -> heldOut.count() > 0)
                .map(heldOut -> TrainedModel.Part.of(tree, heldOut));
    }
}
