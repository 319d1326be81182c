package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/**
 * Sets what a lake holds of the deliveries up to a date, and the features and decisions of that date, beside the same in a
 * lake that was made from nothing but the deliveries.
 */
record LakeComparison(Lake published, Lake again, LocalDate asOf) {
    private static final List<String> LINE = List.of("source", "dt", "file", "line");

    /** A sentence for each table that differs, what was taken before what was made of it. */
    Stream<String> differences() {
        return Stream.of(
                        Stream.of(
                                delivered(
                                        LakeTable.TAKEN,
                                        "files",
                                        List.of("source", "dt", "file"),
                                        Set.of("stamp", "rules")),
                                delivered(LakeTable.QUARANTINE, "rows", LINE, Set.of("row"))),
                        Stream.of(SilverTable.values())
                                .map(table -> delivered(LakeTable.silver(table), "rows", LINE, Set.of())),
                        Stream.of(identities(), ofDate(LakeTable.FEATURES), ofDate(LakeTable.LEDGER)))
                .flatMap(tables -> tables)
                .flatMap(Optional::stream);
    }

    private Optional<String> delivered(LakeTable table, String rows, List<String> key, Set<String> ignored) {
        return new TableComparison(table.path(), rows, key, ignored)
                .difference(upToDate(published, table), upToDate(again, table));
    }

    private Dataset<Row> upToDate(Lake lake, LakeTable table) {
        return lake.read(table).where(col("dt").leq(lit(asOf)));
    }

    /** Whom they are of; what is sealed never looks the same twice. */
    private Optional<String> identities() {
        return new TableComparison(
                        LakeTable.IDENTITY.path(), "households", List.of("source", "dt", "household_id"), Set.of())
                .difference(persons(published), persons(again));
    }

    private Dataset<Row> persons(Lake lake) {
        return upToDate(lake, LakeTable.IDENTITY)
                .groupBy("source", "dt", "household_id")
                .agg(
                        count(lit(1)).as("rows"),
                        sort_array(collect_list("person_token")).as("persons"));
    }

    private Optional<String> ofDate(LakeTable table) {
        return Comparison.byHousehold(table, Set.of("run_id"))
                .difference(published.read(table, asOf), again.read(table, asOf));
    }
}
