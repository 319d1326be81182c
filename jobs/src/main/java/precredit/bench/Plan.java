package precredit.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param home the project
 * @param work where landing zones and storage roots are put; a landing zone that lies there is used again
 * @param households of the county
 * @param days of deliveries
 * @param runs of each measurement
 * @param counties how many counties share a lake, the fewest first
 * @param householdsPerCounty of each of these
 * @param daysPerCounty of their deliveries
 */
public record Plan(
        Path home,
        Path work,
        Set<Part> parts,
        int households,
        int days,
        int runs,
        List<Integer> counties,
        int householdsPerCounty,
        int daysPerCounty) {
    static final String HEAP = "4g";

    boolean has(Part part) {
        return parts.contains(part);
    }
}
