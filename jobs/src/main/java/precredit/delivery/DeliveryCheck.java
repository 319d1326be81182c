package precredit.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import precredit.problem.Problems;
import precredit.settings.FileSettings;
import precredit.settings.SourceSettings;

/** Whether a delivery holds what it says and what its source asks for. Each answer is a refusal, or empty. */
final class DeliveryCheck {
    private DeliveryCheck() {}

    /** Checks that need only the names of the files and {@code _delivery.json}. */
    static Optional<String> ofFolder(Delivery delivery, ControlTotals totals) {
        Set<String> types = new HashSet<>();
        for (Delivery.Part part : delivery.parts()) {
            if (!types.add(part.type())) {
                return refused(delivery, part.name(), "lies there twice, as .csv and as .csv.gz", "Leave one of them");
            }
        }
        if (delivery.parts().isEmpty()) {
            return refused(delivery, "the folder", "holds no file of this source", "Deliver " + names(delivery));
        }
        if (delivery.settings().mode() == SourceSettings.Mode.SNAPSHOT) {
            for (String type : delivery.settings().files().keySet()) {
                if (!types.contains(type)) {
                    return refused(
                            delivery, type + ".csv", "is missing, and a snapshot is whole or nothing", "Deliver it");
                }
            }
        }
        return ofListing(delivery, totals);
    }

    /** Checks of what a file holds. */
    static Optional<String> ofFile(Delivery delivery, Delivery.Part part, ControlTotals totals, Inspection inspection) {
        if (inspection.fault() != null) {
            return refused(delivery, part.name(), "is unreadable: " + inspection.fault(), "Deliver it again");
        }
        return ofTotals(delivery, part, totals, inspection).or(() -> ofHeader(delivery, part, inspection));
    }

    /** Checks of all files of a delivery together. */
    static Optional<String> ofRows(Delivery delivery, ControlTotals totals, List<Inspection> inspections) {
        for (int i = 0; i < inspections.size(); i++) {
            FileSettings settings =
                    delivery.settings().files().get(delivery.parts().get(i).type());
            boolean mustHaveRows = delivery.settings().mode() == SourceSettings.Mode.SNAPSHOT
                    && !settings.mayBeEmpty().orElse(true);
            if (mustHaveRows && inspections.get(i).rows() == 0) {
                return refused(
                        delivery,
                        delivery.parts().get(i).name(),
                        "holds a header and no row",
                        "Deliver the whole snapshot");
            }
        }
        boolean isEmpty = inspections.stream().allMatch(inspection -> inspection.rows() == 0);
        boolean isSaidToBe = !totals.files().isEmpty()
                && totals.files().values().stream()
                        .allMatch(entry -> entry.rows().equals(Optional.of(0L)));
        return isEmpty && !isSaidToBe
                ? refused(
                        delivery,
                        "the delivery",
                        "is empty: its files hold headers and no row",
                        "Deliver it again, or say rows 0 in " + ControlTotals.NAME)
                : Optional.empty();
    }

    static Optional<String> refused(Delivery delivery, String file, String why, String toDo) {
        return Optional.of(Problems.refusedDelivery(delivery.label(), file, why, toDo));
    }

    private static Optional<String> ofListing(Delivery delivery, ControlTotals totals) {
        List<String> names = delivery.parts().stream().map(Delivery.Part::name).toList();
        for (String listed : totals.files().keySet()) {
            if (!names.contains(listed)) {
                return refused(
                        delivery, listed, "is listed in " + ControlTotals.NAME + " and is not there", "Deliver it");
            }
        }
        boolean required = delivery.settings().controlTotals() == SourceSettings.ControlTotals.REQUIRED;
        for (String name : names) {
            if (required && !totals.files().containsKey(name)) {
                return refused(
                        delivery,
                        name,
                        "has no control totals, which this source must have",
                        "Deliver " + ControlTotals.NAME + " with it");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofTotals(
            Delivery delivery, Delivery.Part part, ControlTotals totals, Inspection inspection) {
        ControlTotals.Entry entry = totals.files().get(part.name());
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.rows().isPresent() && entry.rows().get() != inspection.rows()) {
            return differs(delivery, part, "rows", entry.rows().get().toString(), Long.toString(inspection.rows()));
        }
        for (Map.Entry<String, BigDecimal> total : entry.totals().entrySet()) {
            BigDecimal actual = inspection.totals().getOrDefault(total.getKey(), BigDecimal.ZERO);
            if (total.getValue().compareTo(actual) != 0) {
                return differs(
                        delivery,
                        part,
                        "the total of " + total.getKey(),
                        total.getValue().toPlainString(),
                        actual.stripTrailingZeros().toPlainString());
            }
        }
        if (entry.sha256().isPresent() && !entry.sha256().get().equalsIgnoreCase(inspection.sha256())) {
            return differs(delivery, part, "sha256", entry.sha256().get(), inspection.sha256());
        }
        return Optional.empty();
    }

    private static Optional<String> differs(
            Delivery delivery, Delivery.Part part, String what, String expected, String actual) {
        return refused(
                delivery,
                part.name(),
                "does not hold what " + ControlTotals.NAME + " says: " + what + " expected " + expected + ", actual "
                        + actual,
                "Deliver it again");
    }

    private static Optional<String> ofHeader(Delivery delivery, Delivery.Part part, Inspection inspection) {
        FileSettings settings = delivery.settings().files().get(part.type());
        List<String> missing = FileLayout.missing(inspection.header(), settings);
        if (!missing.isEmpty()) {
            return refused(
                    delivery,
                    part.name(),
                    "has no column " + String.join(", ", missing) + " (read as "
                            + delivery.settings().encoding() + ")",
                    "Deliver it again, or correct the encoding or the columns of the source");
        }
        // A heading that is not one of the settings' may be a row that lost its place, so it is not repeated here.
        return FileLayout.repeated(inspection.header()).stream()
                .sorted(Comparator.comparing(name -> !settings.columns().containsKey(name)))
                .findFirst()
                .flatMap(name -> refused(
                        delivery,
                        part.name(),
                        "names a column twice"
                                + (settings.columns().containsKey(name) ? ": " + name : " that is not used"),
                        "Deliver it again"));
    }

    private static String names(Delivery delivery) {
        List<String> names = new ArrayList<>();
        delivery.settings().files().keySet().forEach(type -> names.add(type + ".csv"));
        return String.join(", ", names);
    }
}
