package precredit.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.access.AccessEvent;
import precredit.channel.ChannelList;
import precredit.channel.Channels;
import precredit.delivery.Arrival;
import precredit.identity.Keys;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.night.Steps.Finding;
import precredit.parallel.Beside;
import precredit.publish.ApprovedHouseholds;
import precredit.publish.HouseholdInputs;
import precredit.publish.ListFile;
import precredit.publish.Listed;
import precredit.publish.Provenance;
import precredit.publish.Publication;
import precredit.publish.Roll;
import precredit.publish.report.CountyReport;
import precredit.publish.report.NightFigures;
import precredit.registry.RegisteredModel;
import precredit.registry.Registry;
import precredit.settings.Settings;
import precredit.store.Store;

/** Gives out what was decided on a date: the county's list, and to every channel what it is to know of it. */
record Publishing(Lake lake, Store store, Settings settings, Keys keys, LocalDate asOf) {
    private static final String UNSIGNED =
            "no channel was sent a list: PRECREDIT_SIGNING_KEY is not set, and nothing goes out unsigned";

    /**
     * What was given out.
     *
     * @param channels what became of each channel's folder: changed or unchanged
     */
    record Given(Publication.Published list, Map<String, String> channels, String run) {}

    Finding<Given> run(Supplier<Identities> identities, Arrival arrival, Map<String, String> inputs) {
        try (ExplanationFile explanations = new ExplanationFile(settings);
                Beside beside = new Beside()) {
            Supplier<HouseholdInputs> known = beside.start(() -> HouseholdInputs.of(
                    lake.read(LakeTable.FEATURES, asOf), settings.model().inputs()));
            Supplier<Identities> table = beside.start(identities);
            Dataset<Row> ledger = lake.read(LakeTable.LEDGER, asOf);
            Roll roll = Roll.of(ledger);
            Row origin = ledger.select("model_id", "policy_version", "run_id").head();
            Provenance provenance =
                    new Provenance(origin.getString(2), origin.getString(0), origin.getString(1), inputs, bases());
            Registry registry = new Registry(store);
            RegisteredModel model = registry.deciding(settings.county(), asOf, Optional.of(provenance.modelId()));
            Publication publication = new Publication(store, settings.county(), asOf);
            Supplier<ListFile> explained = beside.start(() -> explanations.of(roll, known.get(), model.tree()));
            Supplier<NightFigures> figures =
                    beside.start(() -> new Reporting(lake, store, registry, settings, asOf, arrival)
                            .of(roll, known, model, publication.previous()));
            List<Listed> listed = ApprovedHouseholds.of(roll, table.get().ofHeads(roll));
            Supplier<Optional<Channels.Prepared>> channels = beside.start(() -> channels(provenance, listed));
            Publication.Published list = publication.publish(
                    roll,
                    listed,
                    provenance,
                    ofList -> List.of(CountyReport.of(ofList, figures.get()), explained.get()));
            return given(list, channels.get(), provenance);
        }
    }

    private Finding<Given> given(
            Publication.Published list, Optional<Channels.Prepared> channels, Provenance provenance) {
        Map<String, String> sent = new TreeMap<>();
        channels.map(Channels.Prepared::publish)
                .ifPresent(all -> all.forEach((channel, changed) -> sent.put(channel, word(changed))));
        return new Finding<>(
                new Given(list, sent, provenance.runId()),
                list.changed()
                        ? "lists/" + folder()
                        : "unchanged: the list of " + asOf + " is already published with the same bytes");
    }

    /** What a user should be told of channels that were sent nothing. */
    Optional<String> note() {
        return keys.signature().isEmpty() && !settings.channels().isEmpty() ? Optional.of(UNSIGNED) : Optional.empty();
    }

    /** An entry of the access log for the list and for each channel. */
    List<AccessEvent> events(String command, Given given) {
        return Stream.concat(
                        Stream.of("lists/"), given.channels().keySet().stream().map(name -> "channels/" + name + "/"))
                .map(place -> new AccessEvent(command, asOf.toString(), given.run(), place + folder()))
                .toList();
    }

    static String word(boolean changed) {
        return changed ? "changed" : "unchanged";
    }

    private Map<String, Provenance.Basis> bases() {
        Map<String, Provenance.Basis> bases = new TreeMap<>();
        settings.sources()
                .forEach((id, source) -> bases.put(id, new Provenance.Basis(source.purpose(), source.legalBasis())));
        return bases;
    }

    /** What the channels are to be sent; nothing goes out unsigned. */
    private Optional<Channels.Prepared> channels(Provenance provenance, List<Listed> listed) {
        ChannelList list = new ChannelList(settings.county(), asOf, provenance.modelId(), provenance.policyVersion());
        return keys.signature().isPresent()
                ? Optional.of(new Channels(settings.channels(), keys, store).prepare(list, listed))
                : Optional.empty();
    }

    private String folder() {
        return "county=" + settings.county() + "/dt=" + asOf;
    }
}
