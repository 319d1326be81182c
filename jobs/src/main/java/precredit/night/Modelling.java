package precredit.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import precredit.division.Divisions;
import precredit.feature.TrainingLoans;
import precredit.lake.Lake;
import precredit.lake.LakeSilver;
import precredit.night.Steps.Finding;
import precredit.problem.Problems;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;
import precredit.settings.Settings;

/** What a night does with models: trains one when that is due, measures it, says which one decides. */
record Modelling(
        Lake lake,
        LakeSilver silver,
        Registry registry,
        Divisions divisions,
        Settings settings,
        Fingerprints fingerprints,
        Steps steps,
        LocalDate asOf) {

    /** Whether there is no champion, or it has become old; a model that the settings name is never trained anew. */
    boolean isDue() {
        return settings.model().id().isEmpty()
                && registry.champion(settings.county(), asOf)
                        .map(champion -> champion.isDue(asOf, settings.model().retrainAfterDays()))
                        .orElse(true);
    }

    /** The model that decides. */
    RegisteredModel deciding() {
        return registry.deciding(settings.county(), asOf, settings.model().id());
    }

    /** Trains a candidate and judges it; refused where there is no champion in its place. */
    Training.Trained trained(Supplier<TrainingLoans> loans) {
        // A candidate of this very date is another try at it, not the champion that it has to beat.
        Optional<RegisteredModel> champion = registry.champion(settings.county(), asOf.minusDays(1));
        Studying studying = new Studying(lake, silver, divisions, settings, asOf);
        Training training =
                new Training(lake, registry, settings.model(), fingerprints, studying, settings.county(), asOf);
        Training.Trained trained = steps.run("train", () -> training.run(loans.get(), champion));
        if (!trained.refusal().isEmpty() && champion.isEmpty()) {
            trained.settle().run();
            throw Problems.noModel(settings.county(), asOf, List.of(trained.refusal()));
        }
        return trained;
    }

    /** The step that ends once a trained candidate is validated and in place, or aside. */
    void settled(Supplier<Boolean> done) {
        steps.run("validate", () -> new Finding<>(done.get(), "the model's report is written"));
    }

    /** Puts a trained candidate in place, or aside. */
    static boolean settle(Training.Trained trained) {
        trained.settle().run();
        return true;
    }

    /** Measures the model that decides again, on the loans that were held out when it was trained. */
    Validated validated() {
        RegisteredModel model = deciding();
        return steps.run("validate", () -> {
            Validated found = validated(model);
            String passes = found.measured().refusal().isEmpty() ? " passes the gates" : " does not pass the gates";
            return new Finding<>(found, model.modelId() + passes);
        });
    }

    private Validated validated(RegisteredModel model) {
        Validation validation = new Validation(lake, registry, settings.model());
        Measured measured = validation.of(model);
        try (LakeSilver then = new LakeSilver(lake, model.trainingDate())) {
            Studying studying = new Studying(lake, then, divisions, settings, model.trainingDate());
            return new Validated(measured, validation.differing(model, studying));
        }
    }

    /** Lets a registered model decide from this date on, if the gates of the configuration let it. */
    void promote(String modelId, Registry.Change change) {
        RegisteredModel model = registry.deciding(settings.county(), asOf, Optional.of(modelId));
        steps.run("promote", () -> {
            new Validation(lake, registry, settings.model()).of(model).refusal().ifPresent(refusal -> {
                throw refusal;
            });
            registry.promote(model, asOf, change);
            return new Finding<>(modelId, modelId + " decides from " + asOf + " on");
        });
    }
}
