package precredit.silver;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The silver tables of one county as a run of date T may see them: no row of a delivery with dt after T. */
@FunctionalInterface
public interface Silver {
    Dataset<Row> read(SilverTable table);

    /**
     * The own sales that count on a date, as {@link CondensedSales}, in several tables, where somebody keeps them so: they
     * say what the versions of {@link SilverTable#SALE} say, in fewer rows.
     */
    default Optional<List<Dataset<Row>>> condensedSales(LocalDate asOf) {
        return Optional.empty();
    }

    /**
     * Rows of {@link SilverTable#LOAN_MONTH} with {@code superseded_on}, all that can count on a date among them, where
     * somebody keeps them.
     */
    default Optional<Dataset<Row>> countingMonthEnds(LocalDate asOf) {
        return Optional.empty();
    }
}
