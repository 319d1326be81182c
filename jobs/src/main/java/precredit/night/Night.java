package precredit.night;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import precredit.access.AccessEvent;
import precredit.access.AccessLog;
import precredit.delivery.Arrival;
import precredit.delivery.Ingest;
import precredit.delivery.Intake;
import precredit.dictionary.Crops;
import precredit.division.Divisions;
import precredit.feature.FeatureEngine;
import precredit.household.CountyCodes;
import precredit.household.Snapshots;
import precredit.identity.Keys;
import precredit.lake.KeptState;
import precredit.lake.Lake;
import precredit.lake.LakeSilver;
import precredit.lake.LakeTable;
import precredit.night.Steps.Finding;
import precredit.parallel.Beside;
import precredit.problem.Problems;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;
import precredit.review.Acceptance;
import precredit.review.ReviewImport;
import precredit.settings.Settings;
import precredit.store.Store;

/** One night of one county: its steps, in the order in which they need one another. */
public final class Night implements AutoCloseable {
    private final Settings settings;
    private final Keys keys;
    private final Steps steps;
    private final Report report;
    private final Lake lake;
    private final KeptState state;
    private final LakeSilver silver;
    private final Store store;
    private final Divisions divisions;
    private final CountyCodes codes;
    private final LocalDate asOf;
    private final Fingerprints fingerprints;
    private final Receipts receipts;
    private final Grant grant;
    private final Modelling modelling;

    private Night(Settings settings, Keys keys, Steps steps, Report report, Premises premises, Grant grant) {
        this.grant = grant;
        this.settings = settings;
        this.keys = keys;
        this.steps = steps;
        this.report = report;
        this.store = grant.store();
        this.receipts = new Receipts(store, settings.county());
        this.divisions = premises.divisions();
        this.codes = new CountyCodes(settings.county(), divisions.predecessors(settings.county()));
        this.asOf = premises.asOf();
        this.fingerprints = premises.fingerprints();
        SparkSession spark = Sessions.open(settings);
        steps.follow(spark);
        this.lake = new Lake(spark, store, settings.county(), grant.access().pins());
        this.state = new KeptState(lake, store, asOf, settings.storage().condenseSalesFromMb());
        // A night that is computed again goes through everything, and so proves what was kept.
        this.silver = new LakeSilver(lake, asOf, grant.access().writer().map(command -> state));
        this.modelling =
                new Modelling(lake, silver, new Registry(store), divisions, settings, fingerprints, steps, asOf);
    }

    /** Checks what can be checked before any work, takes the lock of the county if it is to be written to, starts Spark. */
    public static Night open(Settings settings, Keys keys, Steps steps, Report report, Access access) {
        report.with("run", "").with("as_of", "").with("county", settings.county());
        report.with("roll", 0).with("outcomes", Map.of()).with("sources", Map.of());
        Premises premises = Premises.of(settings, keys, Sessions.hadoop());
        report.with("as_of", premises.asOf().toString());
        Grant grant = Grant.of(access, premises.store(), settings, steps::note);
        try {
            return new Night(settings, keys, steps, report, premises, grant);
        } catch (RuntimeException e) {
            grant.close();
            throw e;
        }
    }

    /** Everything, from deliveries to the published list. */
    public void nightly() {
        Arrival arrival = ingest();
        if (modelling.isDue()) {
            Training.Trained trained = computeAndTrain();
            try (Beside beside = new Beside(1)) {
                Supplier<Boolean> settled = beside.start(() -> Modelling.settle(trained));
                decide(arrival, trained.model().orElseGet(modelling::deciding));
                modelling.settled(settled);
            }
        } else {
            compute();
            decide(arrival, modelling.deciding());
        }
        publish(arrival);
    }

    /** Takes what has arrived; fails when something has not, is stale or cannot be used. */
    public Arrival ingest() {
        new KeyRing(store).remember(keys);
        Arrival arrival = steps.run("ingest", () -> {
            Arrival found = Ingest.run(lake, intake(receipts.erased()), asOf, "ingest " + asOf);
            return new Finding<>(
                    found,
                    String.format(
                            java.util.Locale.ROOT,
                            "%,d deliveries taken, %,d rows known, %,d in quarantine",
                            found.deliveries(),
                            found.delivered(),
                            found.quarantined()));
        });
        arrival.notices().forEach(steps::note);
        report.with("run", runId(arrival)).with("sources", arrival.counts(settings.sources()));
        arrival.problem(settings.sources(), asOf, settings.landing().root()).ifPresent(problem -> {
            throw problem;
        });
        return arrival;
    }

    /** Computes what is known of every household of the roll. */
    public void features() {
        requireDeliveries("compute features from");
        compute();
    }

    private void compute() {
        silver.beginCondensed();
        keep(() -> engine().forRoll(asOf));
    }

    /** What is known of households tonight, and what was known when they borrowed, drawn from one look at the histories. */
    private Training.Trained computeAndTrain() {
        AtomicReference<FeatureEngine.RollAndLoans> both = new AtomicReference<>();
        silver.begin();
        try {
            keep(() -> {
                both.set(engine().forRollAndLoans(asOf));
                return both.get().roll();
            });
            return modelling.trained(both.get()::loans);
        } finally {
            Optional.ofNullable(both.get()).ifPresent(FeatureEngine.RollAndLoans::close);
        }
    }

    private void keep(Supplier<Dataset<Row>> features) {
        long roll = steps.run("features", () -> {
            lake.replace(LakeTable.FEATURES, asOf, features.get(), "features " + asOf);
            long households = lake.read(LakeTable.FEATURES, asOf).count();
            return new Finding<>(households, String.format(java.util.Locale.ROOT, "%,d households", households));
        });
        report.with("roll", roll);
        if (roll == 0) {
            throw Problems.emptyRoll(settings.county(), codes.predecessors(), asOf);
        }
    }

    /** Trains a model on past loans and lets it decide if it passes; a refused one is left aside. */
    public void train() {
        requireDeliveries("train on");
        silver.begin();
        Training.Trained trained = modelling.trained(() -> engine().loans(asOf));
        modelling.settled(() -> Modelling.settle(trained));
    }

    /** Trains as a whole night would: when there is no champion, or it has become old. */
    public void trainIfDue() {
        if (modelling.isDue()) {
            train();
        }
    }

    /** Rewrites the slices of this county into few large files; removes what nobody needs. */
    public void tidy() {
        steps.run("tidy", () -> {
            long tables = state.across(
                    () -> LakeTable.all().stream().filter(lake::tidy).count());
            int left = scratch().tidy();
            return new Finding<>(
                    tables,
                    tables + " tables" + (left == 0 ? "" : ", " + left + " folders of replays that were killed"));
        });
    }

    /**
     * Measures the model that decides again, on the loans that were held out when it was trained, and makes all figures of
     * its report again.
     */
    public Validated validate() {
        Validated validated = modelling.validated();
        Measured measured = validated.measured();
        report.with("model", measured.model().modelId()).with("figures", measured.figures());
        report.with("differs", measured.differing());
        validated.report().ifPresent(differing -> report.with("report_differs", differing));
        return validated;
    }

    /** Lets a registered model decide from this date on, if the gates of the configuration let it. */
    public void promote(String modelId, Registry.Change change) {
        modelling.promote(modelId, change);
        report.with("model", modelId);
    }

    /** Decides every household of the roll. */
    public void decide() {
        requireRows(LakeTable.FEATURES, "decide", "features", "features");
        decide(arrived(), modelling.deciding());
    }

    /** Publishes the list of what was decided. */
    public void publish() {
        requireRows(LakeTable.LEDGER, "publish", "decisions", "decide");
        publish(arrived());
    }

    /** The ledger's row of one household in words. */
    public String explain(String householdId) {
        requireRows(LakeTable.LEDGER, "explain", "decisions", "decide");
        String words =
                new Explaining(lake, new Registry(store), settings.policy(), settings.model(), asOf).of(householdId);
        String run = lake.read(LakeTable.LEDGER, asOf).select("run_id").head().getString(0);
        new AccessLog(store, settings.county())
                .add(List.of(new AccessEvent("explain", asOf.toString(), run, "household " + householdId)));
        return words;
    }

    /** Erases the persons of a file of identity numbers from everything that is kept of the county. */
    public void erase(Path personFile) {
        List<String> numbers = PersonFile.read(personFile);
        Eraser eraser = new Eraser(
                lake, new ErasedLists(lake, store, settings, keys), receipts, keys, erased -> intake(erased));
        Eraser.Done done = steps.run("erase", () -> {
            scratch().forget();
            state.forget();
            Eraser.Done found = eraser.run(numbers);
            return new Finding<>(found, found.words());
        });
        new AccessLog(store, settings.county())
                .add(List.of(new AccessEvent("erase", asOf.toString(), "", done.receipt())));
        report.with("persons", numbers.size())
                .with("rows", done.rows())
                .with("published", done.published())
                .with("receipt", done.receipt());
    }

    /** Takes what reviewers wrote into a workbook of the published list; refused rows are named one by one. */
    public void review(Path workbook, Acceptance acceptance) {
        ReviewImport.Imported imported = steps.run("review", () -> {
            ReviewImport.Imported found =
                    new ReviewImport(lake, store, settings.county(), settings.policy()).run(workbook, acceptance);
            return new Finding<>(
                    found,
                    String.format(
                            java.util.Locale.ROOT,
                            "%,d reviews of the list of %s stored, %,d rows refused",
                            found.stored(),
                            found.list(),
                            found.mistakes().size()));
        });
        imported.mistakes().forEach(mistake -> steps.note(mistake.toString()));
        report.with(
                "review",
                new TreeMap<String, Object>(Map.of(
                        "list", imported.list().toString(),
                        "stored", imported.stored(),
                        "refused", imported.mistakes().size())));
        if (!imported.mistakes().isEmpty() && acceptance == Acceptance.WHOLE) {
            throw Problems.refusedReviews(imported.mistakes().size());
        }
    }

    /** Lets go of what the session keeps for this night, and of the lock. */
    @Override
    public void close() {
        silver.close();
        grant.close();
    }

    SparkSession spark() {
        return lake.spark();
    }

    private void decide(Arrival arrival, RegisteredModel model) {
        Deciding deciding = new Deciding(lake, store, settings, divisions, asOf);
        Map<String, Long> outcomes = steps.run("decide", () -> deciding.run(model, runId(arrival)));
        report.with("outcomes", outcomes);
        report.with(
                "roll", outcomes.values().stream().mapToLong(Long::longValue).sum());
    }

    private void publish(Arrival arrival) {
        Publishing publishing = new Publishing(lake, store, settings, keys, asOf);
        Publishing.Given given = steps.run("publish", () -> publishing.run(this::heads, arrival, origins(arrival)));
        publishing.note().ifPresent(steps::note);
        // A night that is repeated gives nothing out.
        grant.access().writer().ifPresent(command -> new AccessLog(store, settings.county())
                .add(publishing.events(command, given)));
        new Recording(lake, store, fingerprints, settings.county(), asOf)
                .record(grant.access().configuration());
        report.with("channels", given.channels());
        report.with("roll", given.list().roll()).with("outcomes", given.list().outcomes());
        report.with("published", Publishing.word(given.list().changed()));
    }

    private Identities heads() {
        return new Identities(lake, Snapshots.in(silver).inForceOn(asOf), keys.identity());
    }

    /** The version of everything that a list is made from, by its name. */
    private Map<String, String> origins(Arrival arrival) {
        Map<String, String> inputs = new TreeMap<>(inputs(arrival));
        inputs.putAll(fingerprints.dictionaries());
        if (lake.has(LakeTable.REVIEW)) {
            inputs.put(LakeTable.REVIEW.path(), "version " + lake.version(LakeTable.REVIEW));
        }
        return inputs;
    }

    private FeatureEngine engine() {
        Dataset<Row> crops = Crops.read(lake.spark(), settings.dictionaries().crops());
        return new FeatureEngine(silver, codes, crops, grant.access().writer().flatMap(command -> state.keeper()));
    }

    private Scratch scratch() {
        return new Scratch(store, settings.county());
    }

    private Intake intake(Set<String> erased) {
        List<String> prefixes = new ArrayList<>();
        List<String> counties = new ArrayList<>(settings.otherCounties());
        counties.add(0, settings.county());
        for (String county : counties) {
            prefixes.add(county);
            prefixes.addAll(divisions.predecessors(county));
        }
        return new Intake(
                settings.landing().root(),
                settings.county(),
                prefixes,
                settings.sources(),
                keys.token(),
                keys.identity(),
                erased);
    }

    private Arrival arrived() {
        Arrival arrival = Ingest.arrived(lake, asOf);
        report.with("run", runId(arrival)).with("sources", arrival.counts(settings.sources()));
        return arrival;
    }

    private String runId(Arrival arrival) {
        return settings.county() + "-" + asOf + "-" + fingerprints.run(inputs(arrival));
    }

    /** Those who were erased are an input too: without them the same deliveries give another list. */
    private Map<String, String> inputs(Arrival arrival) {
        Map<String, String> inputs = new TreeMap<>(arrival.inputs());
        receipts.digest().ifPresent(digest -> inputs.put("erasures", digest));
        return inputs;
    }

    private void requireDeliveries(String doing) {
        if (arrived().inputs().isEmpty()) {
            throw Problems.stepMissing(doing, "deliveries", settings.county(), asOf, "ingest");
        }
    }

    private void requireRows(LakeTable table, String doing, String what, String step) {
        if (!lake.has(table) || lake.read(table, asOf).isEmpty()) {
            throw Problems.stepMissing(doing, what, settings.county(), asOf, step);
        }
    }
}
