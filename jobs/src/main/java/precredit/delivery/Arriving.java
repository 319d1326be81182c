package precredit.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A delivery on its way into the lake.
 *
 * @param refusal why it is not taken; null while nothing speaks against it
 * @param inspections what its files hold, in their order; none before they were looked into
 * @param isKnown whether it lies as it lay when it was taken
 */
record Arriving(
        Delivery delivery, ControlTotals totals, String refusal, List<Inspection> inspections, boolean isKnown) {

    Arriving refused(String why) {
        return new Arriving(delivery, totals, why, inspections, isKnown);
    }

    Arriving with(List<Inspection> read) {
        return new Arriving(delivery, totals, refusal, read, isKnown);
    }

    Map<String, String> sha256() {
        return IntStream.range(0, inspections.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> delivery.parts().get(i).name(),
                        i -> inspections.get(i).sha256()));
    }

    /** The epoch day from which its rows are known, or {@link FilePlan#KNOWN_ON_EVENT}. */
    int knownFrom() {
        return totals.knownOnEvent()
                ? FilePlan.KNOWN_ON_EVENT
                : (int) totals.knownFrom().orElse(delivery.dt()).toEpochDay();
    }

    /** How the source is read, and from when the rows of this delivery are known. */
    String rules(Intake intake) {
        return Taken.rules(intake.rules(delivery.source()), knownFrom());
    }
}
