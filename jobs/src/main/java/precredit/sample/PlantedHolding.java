package precredit.sample;

import java.time.LocalDate;
import java.util.List;

/** How a plant changes the land of a household: its number, its parcels, its leases, the end of its certificate. */
final class PlantedHolding {
    private PlantedHolding() {}

    /** Where it is registered: one plant under a village that no table knows. */
    static String issuer(Plant plant, String usual) {
        return plant == Plant.VANISHED_VILLAGE ? usual.substring(0, 9) + "29901" : usual;
    }

    /** Its number within the village, for some beyond those that belong to households. */
    static int number(Plant plant, int sequence) {
        return switch (plant) {
            case COOPERATIVE -> 9_001 + sequence % 999;
            case INDIVIDUAL, VILLAGE_PLACEHOLDER -> 8_001 + sequence % 999;
            default -> sequence;
        };
    }

    static String contractorType(Household household) {
        if (household.is(Plant.COOPERATIVE)) {
            return "3";
        }
        return household.is(Plant.INDIVIDUAL) ? "2" : "1";
    }

    static List<Parcel> parcels(Plant plant, List<Parcel> steady) {
        Parcel first = steady.get(0);
        Parcel second = steady.get(1);
        return switch (plant) {
            case NO_PARCEL -> List.of();
            case NOTHING_TO_ASSESS -> List.of(new Parcel(first.code(), "900", first.centimu()));
            case ONE_CERTIFICATE_CANCELLED -> List.of(first, new Parcel(second.code(), "123", second.centimu()));
            default -> steady;
        };
    }

    static LocalDate endedOn(Plant plant, Timeline timeline) {
        return switch (plant) {
            case GHOST -> timeline.end().minusDays(200);
            case CANCELLED_TODAY -> timeline.end();
            case CANCELLED_TOMORROW -> timeline.end().plusDays(1);
            default -> LocalDate.MAX;
        };
    }

    static List<Lease> leases(Plant plant, Household household, Timeline timeline) {
        LocalDate end = timeline.end();
        String number = household.code().substring(0, 14);
        String neighbour = household.issuer() + "7999";
        return switch (plant) {
            case LEASE_ENDS_TODAY ->
                List.of(
                        new Lease(number + "8001", neighbour, household.code(), end.minusYears(1), end, 210),
                        new Lease(
                                number + "8002",
                                neighbour,
                                household.code(),
                                end.minusYears(2),
                                end.minusDays(1),
                                400));
            case LEASE_FROM_ELSEWHERE ->
                List.of(new Lease(
                        number + "8003",
                        "370983101201010001",
                        household.code(),
                        end.minusYears(1),
                        end.plusYears(4),
                        330));
            default -> List.of();
        };
    }
}
