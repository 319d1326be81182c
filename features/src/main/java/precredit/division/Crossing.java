package precredit.division;

import java.util.Comparator;
import java.util.Optional;

/** One row of a crosswalk: a village as it was and what it became, nothing when no successor was found. */
public record Crossing(Village before, Optional<Village> after) {
    /** Of rows that contradict each other one with a successor wins, then the smallest. */
    static final Comparator<Crossing> FIRST = Comparator.comparing(
                    (Crossing crossing) -> crossing.after().isEmpty())
            .thenComparing(crossing -> crossing.after().orElse(crossing.before()), Village.FIRST)
            .thenComparing(Crossing::before, Village.FIRST);
}
