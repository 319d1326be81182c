package precredit.lake;

import java.time.LocalDate;
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
 * Tables of another storage root, each at one version, by its path in the lake; at -1 there is no such table. The slices of
 * {@code anew} are not pinned: they are those of a night that is being computed again.
 */
public record Pins(Optional<Store> store, String run, Map<String, Long> versions, Optional<LocalDate> anew) {
    public static final Pins NONE = new Pins(Optional.empty(), "", Map.of(), Optional.empty());

    Optional<Long> of(LakeTable table) {
        return Optional.ofNullable(versions.get(table.path()));
    }

    /** Whether a slice, or without a date the whole table, is read as it was. */
    boolean hold(LakeTable table, Optional<LocalDate> slice) {
        return of(table).isPresent() && (slice.isEmpty() || !slice.equals(anew));
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
