package precredit.lake;

import io.delta.kernel.exceptions.KernelException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import precredit.problem.Problems;
import precredit.store.Store;

/**
 * Tables of another storage root, each at one version, by its path in the lake; at -1 there is no such table.
 *
 * @param again the night that is computed again, whose features and decisions are its own and not those that were made then
 */
public record Pins(Optional<Store> store, String run, Map<String, Long> versions, Optional<LocalDate> again) {
    public static final Pins NONE = new Pins(Optional.empty(), "", Map.of(), Optional.empty());
    private static final List<LakeTable> OF_A_NIGHT = List.of(LakeTable.FEATURES, LakeTable.LEDGER);

    /** Whether the slice of a date is one that the night makes itself. */
    boolean leave(LakeTable table, Extent extent) {
        return again.map(date -> extent.equals(Extent.of("as_of", date))).orElse(false) && OF_A_NIGHT.contains(table);
    }

    Optional<Long> of(LakeTable table) {
        return Optional.ofNullable(versions.get(table.path()));
    }

    /** The rows of the county within an extent as they were; refused when the version or a file of it is gone. */
    Dataset<Row> slice(SparkSession spark, LakeTable table, String county, Extent extent) {
        long version = versions.get(table.path());
        DeltaTable then = opened(spark, table, version);
        then.lostFile(county, extent).ifPresent(file -> {
            throw Problems.lostInput(run, named(table, version), "a file of it was removed");
        });
        return then.slice(county, extent);
    }

    private DeltaTable opened(SparkSession spark, LakeTable table, long version) {
        try {
            return DeltaTable.at(spark, store.orElseThrow().uri(Lake.address(table)), version);
        } catch (KernelException e) {
            throw Problems.lostInput(run, named(table, version), "the log of the table does not go back to it");
        }
    }

    private static String named(LakeTable table, long version) {
        return "version " + version + " of " + table.path();
    }
}
