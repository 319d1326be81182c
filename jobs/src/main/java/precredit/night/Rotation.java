package precredit.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import precredit.identity.Keys;
import precredit.lake.GuardedLogStore;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.Resealing;
import precredit.lock.CountyLock;
import precredit.lock.HeldLease;
import precredit.night.Steps.Finding;
import precredit.settings.Settings;
import precredit.store.Store;

/**
 * Seals a lake with a new identity key: bronze, quarantine and identities of all its counties, a commit each, the key's id
 * last. One that was cut off goes on where it ended, for every row tells which key closed it.
 */
public record Rotation(Settings settings, Keys keys, Steps steps, Report report) {
    private static final List<LakeTable> SEALED =
            List.of(LakeTable.IDENTITY, LakeTable.QUARANTINE, LakeTable.DELIVERED);

    /** Does nothing to a lake that has the new key. Holds the locks of all counties of the storage root. */
    public void run() {
        Store open = Store.at(settings.storage().root(), Sessions.hadoop());
        List<HeldLease> leases = new ArrayList<>();
        try {
            counties(open)
                    .forEach(county ->
                            leases.add(new CountyLock(open, county, settings.lock()).take("rotate", steps::note)));
            Runnable guard = () -> leases.forEach(HeldLease::requireHeld);
            GuardedLogStore.guard(open.uri(""), guard);
            rotate(open.guardedBy(guard));
        } finally {
            GuardedLogStore.leave(open.uri(""));
            leases.forEach(HeldLease::close);
        }
    }

    private void rotate(Store store) {
        KeyRing ring = new KeyRing(store);
        Map<String, Long> sealed = ring.rotate(keys) ? steps.run("rotate", () -> seal(store)) : Map.of();
        ring.rotated(keys);
        report.with("identity_key", keys.identity().id()).with("sealed", sealed);
    }

    private Finding<Map<String, Long>> seal(Store store) {
        SparkSession spark = Sessions.open(settings);
        Map<String, Long> rows = new TreeMap<>();
        for (String county : counties(store)) {
            Resealing resealing = new Resealing(new Lake(spark, store, county), keys.identity());
            SEALED.forEach(table -> rows.merge(table.path(), resealing.run(table), Long::sum));
        }
        return new Finding<>(rows, "sealed anew with key " + keys.identity().id() + ": " + rows);
    }

    private TreeSet<String> counties(Store store) {
        TreeSet<String> counties = new TreeSet<>(List.of(settings.county()));
        for (LakeTable table : SEALED) {
            store.list("lake/" + table.path()).stream()
                    .filter(name -> name.startsWith("county="))
                    .forEach(name -> counties.add(name.substring("county=".length())));
        }
        return counties;
    }
}
