package precredit.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import precredit.policy.Opinion;

/** What was said of one listed household, by whom and when; limits in yuan, the listed one and the one wished for. */
record ReviewFact(
        String householdId,
        Opinion opinion,
        BigDecimal oldLimitYuan,
        BigDecimal newLimitYuan,
        String reviewer,
        LocalDate reviewedOn,
        String remark) {}
