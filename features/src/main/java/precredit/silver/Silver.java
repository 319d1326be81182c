package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The silver tables of one county as a run of date T may see them: no row of a delivery with dt after T. */
@FunctionalInterface
public interface Silver {
    Dataset<Row> read(SilverTable table);

    /** The rows of an append table that happened after a day. */
    default Dataset<Row> read(SilverTable table, LocalDate after) {
        return read(table).where(col("event_date").gt(lit(after)));
    }

    /**
     * The own sales that count on a date, as {@link CondensedSales}, in several tables, where somebody keeps them so: they
     * say what the versions of {@link SilverTable#SALE} say, in fewer rows.
     */
    default Optional<List<Dataset<Row>>> condensedSales(LocalDate asOf) {
        return Optional.empty();
    }

    /** The same of subsidies that a window holds, as {@link CondensedSubsidies}. */
    default Optional<List<Dataset<Row>>> condensedSubsidies(LocalDate asOf) {
        return Optional.empty();
    }

    /** The same of month ends, as {@link CondensedMonthEnds}; those of a row are all within a window or all without. */
    default Optional<List<Dataset<Row>>> condensedMonthEnds(LocalDate asOf) {
        return Optional.empty();
    }
}
