package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import precredit.sample.Sale.Outlet;

/** How a plant changes what a household sells. */
final class PlantedSales {
    private static final long TWO_TONNES = 400_000;

    private PlantedSales() {}

    static List<Sale> of(Plant plant, Household household, List<Sale> usual, Timeline timeline) {
        LocalDate end = timeline.end();
        Person head = household.founder();
        return switch (plant) {
            case NOTHING_TO_ASSESS, COOPERATIVE, INDIVIDUAL, VILLAGE_PLACEHOLDER -> List.of();
            case DEAD_MEMBER_SELLS ->
                usual.stream().map(sale -> sale.by(household.persons().get(1))).toList();
            case OVER_CAPACITY -> usual.stream().map(sale -> sale.times(25)).toList();
            case DEALER -> withDealing(usual);
            case REVOKED_BILLS -> before(end.minusDays(40), usual);
            case CORRECTED_BILL, OPEN_BILL, UNPAID_BILL, NEWER_VERSION_FIRST ->
                within(timeline, List.of(Sale.of(end.minusDays(75), head, Crop.TOMATO, TWO_TONNES)));
            case WINDOW_EDGE ->
                within(
                        timeline,
                        List.of(
                                Sale.of(end.minusYears(1), head, Crop.TOMATO, TWO_TONNES),
                                Sale.of(end.minusYears(1).plusDays(1), head, Crop.TOMATO, TWO_TONNES / 2)));
            case VOIDED_PURCHASE ->
                within(
                        timeline,
                        List.of(Sale.of(end.minusDays(120), head, Crop.APPLE, TWO_TONNES)
                                .through(Outlet.COOPERATIVE)));
            default -> usual;
        };
    }

    /** The usual sales and, for every third, a load forty times as large that is not own production. */
    static List<Sale> withDealing(List<Sale> usual) {
        List<Sale> sales = new ArrayList<>(usual);
        for (int i = 0; i < usual.size(); i += 3) {
            sales.add(usual.get(i).times(40).through(Outlet.MARKET_AS_DEALER));
        }
        return sales;
    }

    private static List<Sale> before(LocalDate day, List<Sale> sales) {
        return sales.stream().filter(sale -> sale.day().isBefore(day)).toList();
    }

    private static List<Sale> within(Timeline timeline, List<Sale> sales) {
        return sales.stream()
                .filter(sale -> !sale.day().isBefore(timeline.start()))
                .toList();
    }
}
