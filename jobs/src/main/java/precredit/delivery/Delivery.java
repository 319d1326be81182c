package precredit.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import precredit.settings.SourceSettings;

/** The folder {@code dt=} of one source. */
record Delivery(
        String source, SourceSettings settings, LocalDate dt, List<Part> parts, Optional<Part> totals, String stamp) {
    /** One file of it; {@code type} is its name without the ending, such as CBF. */
    record Part(String type, String name, String uri, long bytes) {}

    String label() {
        return source + " dt=" + dt;
    }
}
