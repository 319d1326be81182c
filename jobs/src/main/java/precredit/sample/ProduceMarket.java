package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import precredit.sample.Draw.Purpose;
import precredit.sample.Sale.Outlet;

/** The produce market: every bill that was modified since the delivery before, in its last state. */
final class ProduceMarket {
    private static final String MARKET = "895";

    private final County county;
    private final List<Drop> drops;
    private final List<Delivery> deliveries = new ArrayList<>();

    ProduceMarket(County county, Landing landing) {
        this.county = county;
        this.drops = county.timeline().market();
        for (Drop drop : drops) {
            deliveries.add(landing.delivery(Source.PRODUCE_MARKET, drop.dt(), deliveries.size()));
        }
    }

    /** The bills of one household, whose number is part of theirs. */
    void write(Household household, List<Sale> sales) {
        Draw draw = county.draw(Purpose.BILLS, household.index());
        int running = 0;
        for (Sale sale : sales) {
            if (sale.outlet() != Outlet.COOPERATIVE) {
                running++;
                write(household, serial(household, sale.day(), running), sale, draw);
            }
        }
    }

    void close() {
        deliveries.forEach(Delivery::close);
    }

    private void write(Household household, String serial, Sale sale, Draw draw) {
        List<Bill> versions = household
                .plant()
                .map(plant -> Bill.planted(plant, sale, draw))
                .orElseGet(() -> Bill.versions(sale, draw));
        boolean everyVersion = household.is(Plant.NEWER_VERSION_FIRST);
        for (int i = 0; i < versions.size(); i++) {
            int place = Drop.covering(drops, versions.get(i).modified());
            boolean replaced = i + 1 < versions.size()
                    && place == Drop.covering(drops, versions.get(i + 1).modified());
            if (place >= 0 && (everyVersion || !replaced)) {
                deliveries.get(place).row(SampleFile.WEIGHING_BILL, cells(serial, versions.get(i)));
            }
        }
    }

    private static String[] cells(String serial, Bill bill) {
        Sale sale = bill.sale();
        return new String[] {
            serial,
            "8" + MARKET,
            sale.outlet() == Outlet.MARKET_AS_DEALER ? "1" : "2",
            seller(sale),
            sale.seller().name(),
            "B" + Places.digits(sale.buyer(), 4),
            sale.crop().code(),
            sale.crop().title(),
            Integer.toString(sale.fenPerJin()),
            Long.toString(bill.weight()),
            Long.toString(bill.fen()),
            bill.state(),
            bill.settlementTime(),
            bill.modifiedTime()
        };
    }

    /** Some scales write the check character small. */
    private static String seller(Sale sale) {
        String id = sale.seller().id();
        return sale.buyer() % 3 == 0 ? Spelling.LOWER_CASE_X.of(id) : id;
    }

    /** Twenty digits: market, day, household, running number. */
    private static String serial(Household household, LocalDate day, int running) {
        return MARKET
                + Written.compact(day).substring(2)
                + Places.digits(household.index(), 7)
                + Places.digits(running % 10_000, 4);
    }
}
