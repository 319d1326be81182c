package precredit.delivery;

import java.io.Serializable;
import java.time.LocalDate;

/** Which delivered file: its source, the date of its delivery, its name as it lies. */
record FileKey(String source, LocalDate dt, String file) implements Serializable {
    /** As a condition on a table of bronze. */
    String condition() {
        return "(source = '" + source + "' AND dt = DATE'" + dt + "' AND file = '" + file + "')";
    }
}
