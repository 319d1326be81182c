package precredit.sample;

import java.time.LocalDate;
import java.util.List;

/** One delivery to come: its date and the days, both included, whose events it brings. */
record Drop(LocalDate dt, LocalDate from, LocalDate to) {
    /** The place in the list of the drop that covers this day, -1 if none does; the days of a list are in order. */
    static int covering(List<Drop> drops, LocalDate day) {
        int low = 0;
        int high = drops.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Drop drop = drops.get(middle);
            if (day.isAfter(drop.to())) {
                low = middle + 1;
            } else if (day.isBefore(drop.from())) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
