package precredit.sample;

import java.time.LocalDate;

/** Use of land passed on from one household to another, both days included. */
record Lease(String number, String out, String in, LocalDate from, LocalDate to, int centimu) {
    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
