package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import precredit.store.Store;

/** The households on the list published last before a date, read from that list itself. */
public final class PreviousList {
    private static final StructType SCHEMA =
            StructType.fromDDL("household_id STRING, limit_yuan DECIMAL(18,2), township STRING, village STRING");

    private PreviousList() {}

    /** household_id, limit_yuan, township and village; no rows when nothing was published before {@code asOf}. */
    public static Dataset<Row> read(SparkSession spark, Store store, String county, LocalDate asOf) {
        CountyLists lists = new CountyLists(store, county);
        List<Row> rows = lists.before(asOf)
                .map(list -> CsvText.read(lists.read(list.dt(), Preapproval.NAME), PreviousList::row))
                .orElse(List.of());
        return spark.createDataFrame(rows, SCHEMA);
    }

    private static Row row(NamedCsvRecord cells) {
        return RowFactory.create(
                cells.getField(Preapproval.HOUSEHOLD),
                Yuan.read(cells.getField(Preapproval.LIMIT)),
                CsvText.unsafe(cells.getField(Preapproval.TOWNSHIP)),
                CsvText.unsafe(cells.getField(Preapproval.VILLAGE)));
    }
}
