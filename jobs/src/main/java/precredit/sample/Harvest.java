package precredit.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import precredit.sample.Draw.Purpose;
import precredit.sample.Sale.Outlet;

/**
 * All that one household sells. Skill raises yields, prices and the number of buyers; discipline keeps it selling month
 * by month; a shock takes most of it away.
 */
final class Harvest {
    private static final List<Double> SEASON = List.of(1.3, 1.25, 1.15, 1.0, 0.9, 0.8, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25);
    private static final int BUYERS_AT_LEAST = 40;
    /** The chance of a month without any sale, and what a blow leaves of a month. */
    private static final double IDLE = 0.05;

    private static final double IDLE_IF_CARELESS = 0.8;
    private static final double LEFT_WHEN_STRUCK = 0.05;
    private static final double GREENHOUSE_LOADS = 108;

    private final Household household;
    private final Timeline timeline;
    private final Draw draw;
    private final List<Integer> buyers = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final double level;
    private final double quality;

    private Harvest(Household household, County county) {
        this.household = household;
        this.timeline = county.timeline();
        this.draw = county.draw(Purpose.SALES, household.index());
        double skill = household.traits().skill();
        this.level = StrictMath.exp(0.24 * skill + 0.12 * draw.normal());
        this.quality = StrictMath.exp(0.07 * skill + 0.04 * draw.normal());
        int known = (int) Math.max(1, Math.min(7, Math.round(2.4 + 1.3 * skill + 0.7 * draw.normal())));
        int all = Math.max(BUYERS_AT_LEAST, county.households() / 60);
        for (int i = 0; i < known; i++) {
            buyers.add(1 + draw.below(all));
        }
    }

    /** The sales in the order of their months. */
    static List<Sale> of(Household household, County county) {
        Harvest harvest = new Harvest(household, county);
        List<Line> lines = harvest.lines();
        for (YearMonth month = YearMonth.from(county.timeline().start());
                month.atDay(1).isBefore(county.timeline().end());
                month = month.plusMonths(1)) {
            harvest.sell(month, lines);
        }
        return household
                .plant()
                .map(plant -> PlantedSales.of(plant, household, harvest.sales, county.timeline()))
                .orElseGet(harvest::withDealing);
    }

    /** One in eighty also carries others' goods under the same ID, as a dealer. */
    private List<Sale> withDealing() {
        return draw.chance(0.0125) ? PlantedSales.withDealing(sales) : sales;
    }

    private List<Line> lines() {
        return switch (household.traits().farming()) {
            case VEGETABLES -> List.of(new Line(vegetable(), GREENHOUSE_LOADS, 1, greenhouse(), 1));
            case ORCHARD -> orchard();
            case FIELDS -> fields();
            case AWAY -> draw.chance(0.2) ? List.of(new Line(Crop.WHEAT, 1.5, 0, 4_000, 0.4)) : List.of();
        };
    }

    /** Hundredths of a mu under glass: two mu or so, more with skill and patience. */
    private int greenhouse() {
        Traits traits = household.traits();
        return (int) (185 * StrictMath.exp(0.3 * traits.skill() + 0.2 * traits.discipline() + 0.2 * draw.normal()));
    }

    private Crop vegetable() {
        if (household.plant().isPresent()) {
            return Crop.TOMATO;
        }
        double share = draw.unit();
        return share < 0.5 ? Crop.TOMATO : share < 0.8 ? Crop.CUCUMBER : Crop.PEPPER;
    }

    private List<Line> orchard() {
        return draw.chance(0.65)
                ? List.of(new Line(Crop.APPLE, 34, 0.25, 4_000, 0.9))
                : List.of(new Line(Crop.PEACH, 26, 1, 4_000, 0.9));
    }

    private List<Line> fields() {
        double sold = 0.3 + 0.3 * draw.unit();
        return draw.chance(0.4)
                ? List.of(new Line(Crop.PEANUT, 5, 1, 4_000, sold + 0.2))
                : List.of(new Line(Crop.WHEAT, 3, 1, 4_000, sold), new Line(Crop.MAIZE, 4, 1, 4_000, sold));
    }

    private void sell(YearMonth month, List<Line> lines) {
        boolean idle = draw.chance(household.traits().careless() ? IDLE_IF_CARELESS : IDLE);
        LocalDate middle = month.atDay(15);
        boolean struck = household.traits().struckOn(middle);
        for (Line line : lines) {
            double expected = line.trips() * line.crop().share(month.getMonth()) * (struck ? LEFT_WHEN_STRUCK : 1);
            int trips = (int) (expected * (0.7 + 0.6 * draw.unit()) + draw.unit());
            double kg = line.kgPerTrip(Math.min(line.mostCentimu(), household.farmedCentimu(middle)), level);
            for (int i = 0; i < trips && !idle; i++) {
                sell(line, draw.day(month.atDay(1), month.atEndOfMonth()), kg);
            }
        }
    }

    private void sell(Line line, LocalDate day, double kgPerTrip) {
        Sale sale = load(line, day, kgPerTrip);
        if (!day.isBefore(timeline.start()) && day.isBefore(timeline.end())) {
            sales.add(sale);
        }
    }

    private Sale load(Line line, LocalDate day, double kgPerTrip) {
        boolean cooperative = !draw.chance(line.marketShare());
        long halfKilos = Math.max(20, Math.round(2 * kgPerTrip * (0.6 + 0.8 * draw.unit())));
        long weight = halfKilos * 100 - (cooperative || draw.chance(0.7) ? 0 : 50);
        double season = line.crop().share(day.getMonth()) > 0 ? SEASON.get(day.getMonthValue() - 1) : 1;
        double price = line.crop().fenPerJin() * quality * season * (0.88 + 0.24 * draw.unit());
        int fenPerJin = (int) Math.round(price / 5) * 5;
        long fen = Sale.amount(fenPerJin, weight);
        long paid = cooperative || fen < 10_000 || draw.chance(0.2) ? fen : fen / 100 * 100;
        return new Sale(
                day,
                draw.between(14_400, 64_800),
                seller(day),
                line.crop(),
                buyer(),
                fenPerJin,
                weight,
                paid,
                cooperative ? Outlet.COOPERATIVE : Outlet.MARKET);
    }

    private Person seller(LocalDate day) {
        boolean spouse = household.persons().size() > 1
                && (draw.chance(0.15) || household.founder().deadOn(day));
        return household.persons().get(spouse ? 1 : 0);
    }

    private int buyer() {
        return draw.chance(0.55) ? buyers.get(0) : draw.pick(buyers);
    }

    /** One crop of a household: loads a year, the share that goes to the market, most land it takes, share sold. */
    private record Line(Crop crop, double trips, double marketShare, int mostCentimu, double sold) {
        double kgPerTrip(int centimu, double level) {
            return crop.kgPerMu() * level * sold * centimu / 100 / trips;
        }
    }
}
