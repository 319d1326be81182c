package precredit.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.Pins;
import precredit.record.RunRecord;
import precredit.store.Store;

/** Sets a night that was computed again beside the published one: its tables by household and column, its files by bytes. */
record Comparison(SparkSession spark, Store published, Store again, RunRecord record) {

    /** The comparison of a table with a row for each household; {@code ignored} are columns that may differ. */
    static TableComparison byHousehold(LakeTable table, Set<String> ignored) {
        return new TableComparison(table.path(), "households", List.of("household_id"), ignored);
    }

    /** A sentence for each table and file that differs. No sentence holds what a person's row says. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        Stream.of(LakeTable.FEATURES, LakeTable.LEDGER)
                .forEach(table -> ofTable(table).ifPresent(found::add));
        new ListComparison(published, again, record.list())
                .differences(record.files())
                .forEach(found::add);
        return found;
    }

    private Optional<String> ofTable(LakeTable table) {
        LocalDate asOf = LocalDate.parse(record.asOf());
        Pins then = new Pins(Optional.of(published), record.run(), record.tables(), Optional.empty());
        return byHousehold(table, Set.of())
                .difference(
                        new Lake(spark, published, record.county(), then).read(table, asOf),
                        new Lake(spark, again, record.county()).read(table, asOf));
    }
}
