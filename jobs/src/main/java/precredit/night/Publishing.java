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
import precredit.publish.ListFile;
import precredit.publish.Provenance;
import precredit.publish.Publication;
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

    Finding<Given> run(Identities identities, Arrival arrival, Map<String, String> inputs) {
        Dataset<Row> ledger = lake.read(LakeTable.LEDGER, asOf).cache();
        Row origin = ledger.select("model_id", "policy_version", "run_id").head();
        Provenance provenance =
                new Provenance(origin.getString(2), origin.getString(0), origin.getString(1), inputs, bases());
        Dataset<Row> heads = identities.ofHeads(ledger);
        Publication.Published list = list(ledger, heads, provenance, arrival);
        Map<String, String> channels = channels(provenance, ApprovedHouseholds.of(ledger, heads));
        ledger.unpersist();
        return new Finding<>(
                new Given(list, channels, provenance.runId()),
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

    private Publication.Published list(
            Dataset<Row> ledger, Dataset<Row> heads, Provenance provenance, Arrival arrival) {
        Registry registry = new Registry(store);
        RegisteredModel model = registry.deciding(settings.county(), asOf, Optional.of(provenance.modelId()));
        Reporting reporting = new Reporting(lake, store, registry, settings, asOf, arrival);
        try (ExplanationFile explanations = new ExplanationFile(lake, settings, asOf)) {
            return new Publication(store, settings.county(), asOf)
                    .publish(
                            ledger,
                            heads,
                            provenance,
                            figures -> beside(
                                    () -> explanations.of(ledger, model.tree()),
                                    () -> reporting.of(figures, ledger, model)));
        }
    }

    private static List<ListFile> beside(Supplier<ListFile> one, Supplier<ListFile> other) {
        try (Beside beside = new Beside()) {
            Supplier<ListFile> begun = beside.start(one);
            return List.of(other.get(), begun.get());
        }
    }

    private Map<String, Provenance.Basis> bases() {
        Map<String, Provenance.Basis> bases = new TreeMap<>();
        settings.sources()
                .forEach((id, source) -> bases.put(id, new Provenance.Basis(source.purpose(), source.legalBasis())));
        return bases;
    }

    private Map<String, String> channels(Provenance provenance, Dataset<Row> approved) {
        Map<String, String> sent = new TreeMap<>();
        if (keys.signature().isPresent()) {
            new Channels(settings.channels(), keys, store)
                    .publish(
                            new ChannelList(settings.county(), asOf, provenance.modelId(), provenance.policyVersion()),
                            approved)
                    .forEach((channel, changed) -> sent.put(channel, word(changed)));
        }
        return sent;
    }

    private String folder() {
        return "county=" + settings.county() + "/dt=" + asOf;
    }
}
