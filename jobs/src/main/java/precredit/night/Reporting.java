package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.delivery.Arrival;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Input;
import precredit.parallel.Beside;
import precredit.publish.HouseholdInputs;
import precredit.publish.Roll;
import precredit.publish.report.InputDrift;
import precredit.publish.report.LearntInputs;
import precredit.publish.report.LedgerFigures;
import precredit.publish.report.ModelText;
import precredit.publish.report.NightFigures;
import precredit.publish.report.ReviewFigures;
import precredit.publish.report.SourceFigures;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;
import precredit.rows.RowCounts;
import precredit.settings.Settings;
import precredit.store.Store;

/** Gathers what the report of a list tells beside the list: deliveries, ledgers, model, reviews. */
record Reporting(Lake lake, Store store, Registry registry, Settings settings, LocalDate asOf, Arrival arrival) {

    /** Of a roll that {@code model} decided and the list published before, if there is one. */
    NightFigures of(Roll roll, Supplier<HouseholdInputs> inputs, RegisteredModel model, Optional<LocalDate> previous) {
        try (Beside beside = new Beside(1)) {
            Supplier<List<SourceFigures>> sources = beside.start(this::sources);
            return new NightFigures(
                    settings.county(),
                    asOf,
                    LedgerFigures.of(roll),
                    previous.flatMap(this::ledgerOf),
                    drift(inputs, model, previous),
                    sources.get(),
                    new ModelText(model.modelId(), registry.card(model.modelId()), registry.rules(model.modelId())),
                    model.tree(),
                    reviews(roll));
        }
    }

    /** Empty when that date was decided in a lake that forgot it. */
    private Optional<LedgerFigures> ledgerOf(LocalDate date) {
        return Optional.of(LedgerFigures.of(lake.read(LakeTable.LEDGER, date)))
                .filter(figures -> !figures.groups().isEmpty());
    }

    private InputDrift drift(Supplier<HouseholdInputs> tonight, RegisteredModel model, Optional<LocalDate> previous) {
        Dataset<Row> features = lake.read(LakeTable.FEATURES, asOf);
        Dataset<Row> before =
                previous.map(date -> lake.read(LakeTable.FEATURES, date)).orElseGet(() -> features.limit(0));
        List<Input> inputs = settings.model().inputs();
        LearntInputs learnt = new KeptInputs(store, settings.county())
                .of(
                        new KeptInputs.Origin(model.modelId(), lake.version(LakeTable.TRAINING), inputs),
                        () -> LearntInputs.of(inputs, loans(model, features)));
        return InputDrift.of(inputs, learnt, before, tonight.get());
    }

    private Dataset<Row> loans(RegisteredModel model, Dataset<Row> tonight) {
        return lake.has(LakeTable.TRAINING)
                ? lake.read(LakeTable.TRAINING).where(col("trained_on").equalTo(lit(model.trainingDate())))
                : tonight.limit(0);
    }

    private List<SourceFigures> sources() {
        Map<String, Map<String, Long>> reasons = reasons();
        Map<String, LocalDate> newest = arrival.newest(settings.sources());
        Map<String, Arrival.Counts> counts = arrival.counts(settings.sources());
        return newest.entrySet().stream()
                .map(source -> new SourceFigures(
                        source.getKey(),
                        source.getValue(),
                        settings.sources().get(source.getKey()).freshnessDays(),
                        counts.get(source.getKey()).delivered(),
                        counts.get(source.getKey()).good(),
                        counts.get(source.getKey()).quarantined(),
                        reasons.getOrDefault(source.getKey(), Map.of())))
                .toList();
    }

    private Map<String, Map<String, Long>> reasons() {
        Map<String, Map<String, Long>> reasons = new TreeMap<>();
        RowCounts.of(lake.read(LakeTable.QUARANTINE)
                        .where(col("dt").leq(lit(asOf)))
                        .select("source", "reason"))
                .forEach((row, rows) -> reasons.computeIfAbsent(
                                row.getUTF8String(0).toString(), source -> new TreeMap<>())
                        .put(row.getUTF8String(1).toString(), rows));
        return reasons;
    }

    private ReviewFigures reviews(Roll roll) {
        return lake.has(LakeTable.REVIEW)
                ? ReviewFigures.of(
                        lake.read(LakeTable.REVIEW),
                        roll,
                        asOf,
                        settings.policy().validityDays())
                : new ReviewFigures(List.of());
    }
}
