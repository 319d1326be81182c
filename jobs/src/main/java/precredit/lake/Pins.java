package precredit.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
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
    boolean leave(LakeTable table, Optional<LocalDate> asOf) {
        return again.isPresent() && again.equals(asOf) && OF_A_NIGHT.contains(table);
    }

    Optional<Long> of(LakeTable table) {
        return Optional.ofNullable(versions.get(table.path()));
    }

    /** The rows of a table as they were; refused when the version, or a file of it, is gone. */
    Dataset<Row> read(SparkSession spark, LakeTable table) {
        long version = versions.get(table.path());
        Dataset<Row> rows = opened(spark, table, version);
        String root = store.orElseThrow().uri(Lake.address(table)) + "/";
        Stream.of(rows.inputFiles())
                .filter(file -> !store.orElseThrow().exists(Lake.address(table) + "/" + below(root, file)))
                .findFirst()
                .ifPresent(file -> {
                    throw Problems.lostInput(run, named(table, version), "a file of it was removed");
                });
        return rows;
    }

    private Dataset<Row> opened(SparkSession spark, LakeTable table, long version) {
        try {
            Dataset<Row> rows = spark.read()
                    .format("delta")
                    .option("versionAsOf", version)
                    .load(store.orElseThrow().uri(Lake.address(table)));
            return rows;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw Problems.lostInput(run, named(table, version), "the log of the table does not go back to it");
            }
            throw e;
        }
    }

    /** Addresses differ in how many slashes follow the scheme. */
    private static String below(String root, String file) {
        String path = java.net.URI.create(file).getPath();
        return path.substring(java.net.URI.create(root).getPath().length());
    }

    private static String named(LakeTable table, long version) {
        return "version " + version + " of " + table.path();
    }
}
