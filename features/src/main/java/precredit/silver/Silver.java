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
     * What counts of an append table on a date, in several tables, where somebody keeps it so: they say what its versions say,
     * in fewer rows. Own sales are {@link CondensedSales}; subsidies that a window holds are {@link CondensedSubsidies}; month
     * ends are {@link CondensedMonthEnds}, those of a row all within a window or all without; loans are as they are.
     */
    default Optional<List<Dataset<Row>>> condensed(SilverTable table, LocalDate asOf) {
        return Optional.empty();
    }
}
