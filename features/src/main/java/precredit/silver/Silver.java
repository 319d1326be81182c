package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The silver tables of one county as a run of date T may see them: no row of a delivery with dt after T. */
@FunctionalInterface
public interface Silver {
    Dataset<Row> read(SilverTable table);

    /**
     * The own sales that count on a date, as {@link CondensedSales}, where somebody keeps them so: they say what the versions
     * of {@link SilverTable#SALE} say, in fewer rows.
     */
    default Optional<Dataset<Row>> condensedSales(LocalDate asOf) {
        return Optional.empty();
    }

    /** Rows of {@link SilverTable#LOAN_MONTH} after a day; as this is part of their key, all versions of each are. */
    default Dataset<Row> loanMonthsAfter(LocalDate day) {
        return read(SilverTable.LOAN_MONTH).where(col("event_date").gt(lit(day)));
    }

    /** The other rows. */
    default Dataset<Row> loanMonthsUpTo(LocalDate day) {
        return read(SilverTable.LOAN_MONTH).where(col("event_date").leq(lit(day)));
    }
}
