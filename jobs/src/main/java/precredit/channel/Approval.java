package precredit.channel;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * One approved household of a list. Name, number and phone are those of its head, null where none was delivered; the change
 * is that of the ledger.
 */
record Approval(
        String householdId,
        String name,
        String idNumber,
        String phone,
        String townshipCode,
        String township,
        String villageCode,
        String village,
        String grade,
        BigDecimal limitYuan,
        BigDecimal annualRatePct,
        int tenorMonths,
        LocalDate validFrom,
        LocalDate validTo,
        String change,
        String primaryReason) {

    static Approval of(Row row) {
        return new Approval(
                row.getAs("household_id"),
                row.getAs("name"),
                row.getAs("id_number"),
                row.getAs("phone"),
                row.getAs("township_code"),
                row.getAs("township"),
                row.getAs("village_code"),
                row.getAs("village"),
                row.getAs("grade"),
                row.getAs("limit_yuan"),
                row.getAs("annual_rate_pct"),
                row.<Integer>getAs("tenor_months"),
                row.getAs("valid_from"),
                row.getAs("valid_to"),
                row.getAs("change"),
                row.getAs("primary_reason"));
    }

    @Override
    public String toString() {
        return "approval of " + householdId;
    }
}
