package precredit.sample;

import java.time.LocalDate;
import java.util.List;

/** One version of a weighing bill: what the market's system says of a sale once it was modified at that time. */
record Bill(Sale sale, String state, long weight, LocalDate settled, LocalDate modified, int modifiedSecond) {
    private static final String SETTLED = "4";

    /** The versions through which a sale goes, oldest first. */
    static List<Bill> versions(Sale sale, Draw draw) {
        double fate = draw.unit();
        LocalDate later = sale.day().plusDays(draw.between(1, 5));
        LocalDate muchLater = sale.day().plusDays(draw.between(3, 40));
        if (fate < 0.965) {
            return List.of(settled(sale));
        }
        if (fate < 0.985) {
            return List.of(pending(sale, "1"), settled(sale).settledOn(later));
        }
        if (fate < 0.989) {
            long corrected = Math.max(50, sale.weight() * draw.between(95, 99) / 100 / 50 * 50);
            return List.of(settled(sale), settled(sale).weighing(corrected, muchLater));
        }
        if (fate < 0.993) {
            return List.of(settled(sale), settled(sale).revoked(muchLater));
        }
        if (fate < 0.995) {
            return List.of(pending(sale, "7"), settled(sale).settledOn(muchLater));
        }
        return List.of(pending(sale, fate < 0.998 ? "3" : "6"));
    }

    static List<Bill> planted(Plant plant, Sale sale, Draw draw) {
        LocalDate later = sale.day().plusDays(25);
        return switch (plant) {
            case REVOKED_BILLS -> List.of(settled(sale), settled(sale).revoked(later));
            case CORRECTED_BILL -> List.of(settled(sale), settled(sale).weighing(sale.weight() / 2, later));
            case OPEN_BILL -> List.of(pending(sale, "1"));
            case UNPAID_BILL -> List.of(pending(sale, "7"));
            case NEWER_VERSION_FIRST ->
                List.of(settled(sale).weighing(sale.weight() / 2, sale.day()).at(sale.second() + 3_600), settled(sale));
            case WINDOW_EDGE, DEALER -> List.of(settled(sale));
            default -> versions(sale, draw);
        };
    }

    long fen() {
        return weight == sale.weight() ? sale.fen() : Sale.amount(sale.fenPerJin(), weight);
    }

    String settlementTime() {
        return settled.equals(LocalDate.MAX) ? "" : Written.time(settled, sale.second());
    }

    String modifiedTime() {
        return Written.time(modified, modifiedSecond);
    }

    private static Bill settled(Sale sale) {
        return new Bill(sale, SETTLED, sale.weight(), sale.day(), sale.day(), sale.second());
    }

    private static Bill pending(Sale sale, String state) {
        return new Bill(sale, state, sale.weight(), LocalDate.MAX, sale.day(), sale.second());
    }

    private Bill settledOn(LocalDate day) {
        return new Bill(sale, state, weight, day, day, modifiedSecond);
    }

    private Bill weighing(long corrected, LocalDate day) {
        return new Bill(sale, state, corrected, settled, day, modifiedSecond);
    }

    private Bill revoked(LocalDate day) {
        return new Bill(sale, "5", weight, settled, day, modifiedSecond);
    }

    private Bill at(int second) {
        return new Bill(sale, state, weight, settled, modified, second);
    }
}
