package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who lets land to whom within a block: those who work elsewhere, to one who wants to farm more. */
final class Leases {
    private Leases() {}

    static List<Lease> of(int block, List<Household> households, Draw draw, Timeline timeline) {
        Household operator = draw.pick(households);
        boolean rents = draw.chance(0.5);
        List<Lease> leases = new ArrayList<>();
        for (Household lessor : households) {
            boolean lets = draw.chance(lessor.traits().farming() == Farming.AWAY ? 0.65 : 0.12);
            LocalDate from = draw.day(timeline.historyStart(), timeline.end());
            int years = draw.between(1, 9);
            int share = draw.between(40, 90);
            if (rents && lets && !lessor.equals(operator) && free(lessor) && free(operator)) {
                int area = Math.max(10, lessor.ownCentimu() * share / 100);
                leases.add(new Lease(
                        number(operator, block, leases.size()),
                        lessor.code(),
                        operator.code(),
                        from,
                        from.plusYears(years).minusDays(1),
                        area));
            }
        }
        return leases;
    }

    private static boolean free(Household household) {
        return household.plant().isEmpty();
    }

    private static String number(Household operator, int block, int place) {
        return operator.issuer().substring(0, 9) + Places.digits(block, 6) + Places.digits(place + 1L, 3);
    }
}
