package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.TrainingLoans;
import precredit.label.Label;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Evidence;
import precredit.model.Gates;
import precredit.model.LabelledLoans;
import precredit.model.ModelCard;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.TreeTrainer;
import precredit.model.Verdict;
import precredit.model.validation.Study;
import precredit.night.Steps.Finding;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;

/** Trains a candidate on the loans known on a date; it is accepted if it passes the gates. */
record Training(
        Lake lake,
        Registry registry,
        ModelSettings settings,
        Fingerprints fingerprints,
        Studying studying,
        String county,
        LocalDate on) {

    /**
     * A judged candidate, which is nowhere yet.
     *
     * @param refusal why it is refused; empty when it decides from now on
     * @param model the candidate if it is accepted, as whoever reads it once it is in place will see it
     * @param settle validates it and puts it in place, or aside: takes long, and is needed before a list names the model
     */
    record Trained(String refusal, Optional<RegisteredModel> model, Runnable settle) {}

    Finding<Trained> run(TrainingLoans loans, Optional<RegisteredModel> champion) {
        ModelCard.LabelCounts counts = counts(loans.labels());
        lake.replace(LakeTable.TRAINING, Extent.of("trained_on", on), rows(loans), "train " + on);
        Dataset<Row> training = lake.read(LakeTable.TRAINING).where("trained_on = DATE'" + on + "'");
        return judged(LabelledLoans.of(training), counts, champion);
    }

    private Dataset<Row> rows(TrainingLoans loans) {
        return loans.rows().withColumn("county", lit(county)).withColumn("trained_on", lit(on));
    }

    private Finding<Trained> judged(
            LabelledLoans known, ModelCard.LabelCounts counts, Optional<RegisteredModel> champion) {
        LabelledLoans loans = known.matureOn(on);
        long goods = loans.goods();
        long bads = loans.bads();
        if (Gates.enough(goods, bads, settings.gates()) instanceof Verdict.Refused few) {
            return refused(few, () -> {});
        }
        TrainedModel model = TreeTrainer.train(loans, settings);
        ModelCard card = ModelCard.of(
                model,
                new ModelCard.Origin(county, on, fingerprints.configuration(), fingerprints.code()),
                counts,
                settings);
        Study.Subject subject = new Study.Subject(model, known, loans, counts);
        Optional<Evidence.Rival> rival = champion.filter(
                        other -> !other.modelId().equals(card.modelId()))
                .flatMap(other -> model.onHoldOut(other.tree(), loans)
                        .map(metrics -> new Evidence.Rival(other.modelId(), metrics)));
        if (Gates.judge(Evidence.of(card.modelId(), model), rival, settings) instanceof Verdict.Refused refused) {
            return refused(refused, () -> {
                propose(card, model, subject);
                registry.refuse(card, refused.reasons());
            });
        }
        Trained accepted = new Trained("", Optional.of(Registry.registered(card, model.tree())), () -> {
            propose(card, model, subject);
            registry.accept(card);
        });
        return new Finding<>(accepted, words(card, model, goods, bads));
    }

    private void propose(ModelCard card, TrainedModel model, Study.Subject subject) {
        registry.propose(card, model, studying.files(card.modelId(), subject));
    }

    private static String words(ModelCard card, TrainedModel model, long goods, long bads) {
        String auc = model.holdOut()
                .flatMap(TrainedModel.Part::metrics)
                .map(metrics -> String.format(java.util.Locale.ROOT, ", AUC %.3f on later loans", metrics.auc()))
                .orElse(", too few later loans to measure it on");
        return String.format(
                java.util.Locale.ROOT,
                "%,d good and %,d bad loans that had their 12 months, model %s with %d leaves%s",
                goods,
                bads,
                card.modelId(),
                model.tree().leaves().size(),
                auc);
    }

    private static Finding<Trained> refused(Verdict.Refused refused, Runnable settle) {
        String reasons = String.join("; ", refused.reasons());
        return new Finding<>(new Trained(reasons, Optional.empty(), settle), "the candidate is refused: " + reasons);
    }

    private static ModelCard.LabelCounts counts(Dataset<Row> labels) {
        Map<String, Long> counts = new TreeMap<>();
        long strangers = 0;
        for (Row row : labels.groupBy(col("label"), col("household_id").isNull())
                .count()
                .collectAsList()) {
            counts.merge(row.getString(0), row.getLong(2), Long::sum);
            strangers += row.getBoolean(1) ? row.getLong(2) : 0;
        }
        return new ModelCard.LabelCounts(
                counts.getOrDefault(Label.GOOD.text(), 0L),
                counts.getOrDefault(Label.BAD.text(), 0L),
                counts.getOrDefault(Label.INDETERMINATE.text(), 0L),
                counts.getOrDefault(Label.IMMATURE.text(), 0L),
                strangers);
    }
}
