package precredit.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Seal;
import precredit.identity.Tokens;
import precredit.silver.SilverTable;

/**
 * One reading of deliveries: which files, cut into which slices, and what of their rows is wanted. {@code rejected} are
 * the lines by file, sorted, that are known not to become silver rows; {@code table} is the one that silver rows are
 * wanted of.
 */
record ScanPlan(
        Wanted wanted,
        SilverTable table,
        List<FilePlan> files,
        List<List<Slice>> partitions,
        Map<Integer, long[]> rejected,
        Tokens.Key tokenKey,
        Set<String> erased,
        Seal seal,
        SerializableConfiguration configuration)
        implements Serializable {

    /** What a scan yields: the shape of its rows. */
    enum Wanted {
        /** Rows that can be used, as the silver table that all the files feed. */
        SILVER(null),
        /** The rejected rows, sealed, and why. */
        QUARANTINE("county STRING, source STRING, dt DATE, file STRING, line BIGINT, reason STRING, row BINARY"),
        /** What {@link KeySurvey} reads: usable rows by their hashes, many to a row, and the lines of the others. */
        KEYS("bucket INT, block BINARY"),
        /** Names, numbers and phones of usable rows, each sealed. */
        IDENTITY("county STRING, source STRING, dt DATE, household_id STRING, person_token STRING, name BINARY,"
                + " id_number BINARY, phone BINARY");

        private final String ddl;

        Wanted(String ddl) {
            this.ddl = ddl;
        }
    }

    StructType schema() {
        return wanted == Wanted.SILVER ? table.schema() : StructType.fromDDL(wanted.ddl);
    }
}
