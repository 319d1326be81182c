package precredit.night;

import java.time.LocalDate;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import precredit.delivery.Ingest;
import precredit.dictionary.Crops;
import precredit.dictionary.DivisionTables;
import precredit.division.Divisions;
import precredit.identity.Keys;
import precredit.problem.Problems;
import precredit.registry.Registry;
import precredit.settings.Settings;
import precredit.store.Store;

/** What a night rests on beside its deliveries. It is read before Spark starts, so that what is wrong shows at once. */
record Premises(Store store, Divisions divisions, LocalDate asOf, Fingerprints fingerprints) {

    /** Refuses settings that no night could be run with: folders, dictionaries, county, keys, model. */
    static Premises of(Settings settings, Keys keys, Configuration hadoop) {
        Roots roots = new Roots(hadoop);
        roots.checkLanding(settings.landing().root());
        roots.checkStorage(settings.storage().root());
        Store store = Store.at(settings.storage().root(), hadoop);
        checkKeys(settings, keys, hadoop, store);
        Crops.check(hadoop, settings.dictionaries().crops());
        Divisions divisions = divisions(settings, hadoop);
        LocalDate asOf = settings.businessDate()
                .orElseGet(() -> Ingest.newest(hadoop, settings.landing().root(), settings.sources()));
        settings.model().id().ifPresent(id -> new Registry(store)
                .deciding(settings.county(), asOf, settings.model().id()));
        return new Premises(store, divisions, asOf, Fingerprints.of(settings, keys, hadoop));
    }

    private static void checkKeys(Settings settings, Keys keys, Configuration hadoop, Store store) {
        boolean trusted = !keys.areSamples() || settings.security().allowSampleKeys();
        if (!trusted && !Ingest.isSample(hadoop, settings.landing().root())) {
            throw Problems.sampleKeysOnRealData(settings.landing().root());
        }
        new KeyRing(store).check(keys);
    }

    private static Divisions divisions(Settings settings, Configuration hadoop) {
        String folder = settings.dictionaries().divisions();
        Divisions divisions = DivisionTables.read(hadoop, folder);
        Set<String> known = divisions.counties();
        if (!known.contains(settings.county())) {
            throw Problems.noSuchCounty(settings.county(), folder, String.join(", ", known));
        }
        return divisions;
    }
}
