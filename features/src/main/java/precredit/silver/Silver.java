package precredit.silver;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The silver tables of one county as a run of date T may see them: no row of a delivery with dt after T. */
@FunctionalInterface
public interface Silver {
    Dataset<Row> read(SilverTable table);
}
