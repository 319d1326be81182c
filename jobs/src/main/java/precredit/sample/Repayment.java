package precredit.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How a loan is paid: unpaid from {@code stopped} until {@code cured}. */
record Repayment(LocalDate granted, LocalDate closed, LocalDate stopped, LocalDate cured) {
    int daysPastDue(LocalDate day) {
        boolean isUnpaid = day.isAfter(stopped) && day.isBefore(cured);
        return isUnpaid ? (int) ChronoUnit.DAYS.between(stopped, day) : 0;
    }
}
