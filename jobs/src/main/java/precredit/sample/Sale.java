package precredit.sample;

import java.time.LocalDate;

/** One load sold: weight in hundredths of a jin (half a kilogram), price in fen per jin, amount in fen. */
record Sale(
        LocalDate day,
        int second,
        Person seller,
        Crop crop,
        int buyer,
        int fenPerJin,
        long weight,
        long fen,
        Outlet outlet) {
    /** Where it was sold, and as what. */
    enum Outlet {
        MARKET,
        MARKET_AS_DEALER,
        COOPERATIVE
    }

    static Sale of(LocalDate day, Person seller, Crop crop, long weight) {
        int price = crop.fenPerJin();
        return new Sale(day, 30_000, seller, crop, 1, price, weight, amount(price, weight), Outlet.MARKET);
    }

    Sale times(long factor) {
        long more = weight * factor;
        return new Sale(day, second, seller, crop, buyer, fenPerJin, more, amount(fenPerJin, more), outlet);
    }

    Sale by(Person other) {
        return new Sale(day, second, other, crop, buyer, fenPerJin, weight, fen, outlet);
    }

    Sale through(Outlet other) {
        return new Sale(day, second, seller, crop, buyer, fenPerJin, weight, fen, other);
    }

    /** Price times weight, to the fen, half up. */
    static long amount(int fenPerJin, long weight) {
        return (fenPerJin * weight + 50) / 100;
    }
}
