package precredit.channel;

import java.math.BigDecimal;
import java.time.LocalDate;
import precredit.publish.Decided;
import precredit.publish.Listed;

/**
 * One approved household of a list. Name, number and phone are those of its head, null or empty where none was delivered;
 * the change is that of the ledger.
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

    static Approval of(Listed listed) {
        Decided household = listed.household();
        return new Approval(
                household.householdId(),
                listed.head().name(),
                listed.head().idNumber(),
                listed.head().phone(),
                household.townshipCode(),
                household.township(),
                household.villageCode(),
                household.village(),
                household.grade(),
                household.limitYuan(),
                household.annualRatePct(),
                household.tenorMonths(),
                household.validFrom(),
                household.validTo(),
                household.change().orElseThrow().code(),
                household.primaryReason().name());
    }

    @Override
    public String toString() {
        return "approval of " + householdId;
    }
}
