package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import precredit.store.Store;

/** The households on the list published last before a date, by their codes, read from that list itself. */
public final class PreviousList {
    private static final StructType SCHEMA =
            StructType.fromDDL("household_id STRING, limit_yuan DECIMAL(18,2), township STRING, village STRING");

    private final SortedMap<String, Entry> households;

    private PreviousList(SortedMap<String, Entry> households) {
        this.households = Collections.unmodifiableSortedMap(households);
    }

    /** A household as it was listed. */
    record Entry(String householdId, BigDecimal limitYuan, String township, String village) {
        private static Entry of(NamedCsvRecord cells) {
            return new Entry(
                    cells.getField(Preapproval.HOUSEHOLD),
                    Yuan.read(cells.getField(Preapproval.LIMIT)),
                    CsvText.unsafe(cells.getField(Preapproval.TOWNSHIP)),
                    CsvText.unsafe(cells.getField(Preapproval.VILLAGE)));
        }
    }

    /** Without households when nothing was published before {@code asOf}. */
    public static PreviousList of(Store store, String county, LocalDate asOf) {
        CountyLists lists = new CountyLists(store, county);
        return of(lists.before(asOf)
                .map(list -> CsvText.read(lists.read(list.dt(), Preapproval.NAME), Entry::of))
                .orElse(List.of()));
    }

    static PreviousList of(List<Entry> entries) {
        SortedMap<String, Entry> households = new TreeMap<>();
        entries.forEach(entry -> households.put(entry.householdId(), entry));
        return new PreviousList(households);
    }

    /** household_id, limit_yuan, township and village. */
    public Dataset<Row> rows(SparkSession spark) {
        return spark.createDataFrame(
                households.values().stream()
                        .map(entry -> RowFactory.create(
                                entry.householdId(), entry.limitYuan(), entry.township(), entry.village()))
                        .toList(),
                SCHEMA);
    }

    SortedMap<String, Entry> households() {
        return households;
    }

    Optional<BigDecimal> limitOf(String householdId) {
        return Optional.ofNullable(households.get(householdId)).map(Entry::limitYuan);
    }
}
