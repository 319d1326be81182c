package precredit.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Reviews;

/** What is taken of each row of a ledger to the driver, in this order. */
enum LedgerField {
    HOUSEHOLD_ID,
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    OUTCOME,
    REVIEWED_OUTCOME,
    PRIMARY_REASON,
    REASONS,
    SENTENCES,
    PD,
    LEAF_ID,
    GRADE,
    ANNUAL_RATE_PCT,
    TENOR_MONTHS,
    VALID_FROM,
    VALID_TO,
    CHANGE,
    IS_LISTED,
    IS_REFUSED,
    LISTED_LIMIT_YUAN,
    HEAD_TOKEN,
    FACTOR,
    CAP_YUAN,
    BALANCE_YUAN,
    BEFORE_ROUNDING_YUAN;

    static Dataset<Row> of(Dataset<Row> ledger) {
        return ledger.select(Stream.of(values())
                .map(field -> field.column().as(field.title()))
                .toArray(Column[]::new));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in a row of {@link #of}. */
    @SuppressWarnings("EnumOrdinal") // That is what the order of the constants is; no row outlives its process.
    int place() {
        return ordinal();
    }

    private Column column() {
        return switch (this) {
            case IS_LISTED -> Reviews.isListed();
            case IS_REFUSED -> Reviews.isRefused();
            case LISTED_LIMIT_YUAN -> Reviews.listedLimit();
            case HEAD_TOKEN -> when(Reviews.isListed(), col(title()));
            case FACTOR, CAP_YUAN, BALANCE_YUAN, BEFORE_ROUNDING_YUAN -> col("limit_parts." + title());
            default -> col(title());
        };
    }
}
