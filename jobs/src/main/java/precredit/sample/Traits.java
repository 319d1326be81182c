package precredit.sample;

import java.time.LocalDate;

/**
 * What no delivery says of a household and everything in it follows from: how well it farms, how it keeps its word, how
 * much it carries, and from when to when a bad harvest or an illness holds it down.
 */
record Traits(double skill, double discipline, double burden, LocalDate shockFrom, LocalDate shockTo, Farming farming) {
    private static final int SHOCK_DAYS = 270;
    /** A standard normal below it is one household in six. */
    private static final double CARELESS = -0.95;

    static Traits of(Draw draw, Timeline timeline) {
        double skill = draw.normal();
        double discipline = draw.normal();
        double burden = draw.normal();
        boolean struck = draw.chance(0.22);
        LocalDate day = draw.day(timeline.start().minusYears(1), timeline.end());
        LocalDate from = struck ? day : LocalDate.MAX;
        LocalDate to = struck ? day.plusDays(SHOCK_DAYS) : LocalDate.MAX;
        double enterprise = 0.65 * skill + 0.7 * discipline + 0.3 * draw.normal();
        return new Traits(skill, discipline, burden, from, to, farming(enterprise));
    }

    /** The even temper of a household that is there to prove something else. */
    static Traits steady() {
        return new Traits(0.8, 1.2, -0.5, LocalDate.MAX, LocalDate.MAX, Farming.VEGETABLES);
    }

    boolean struckOn(LocalDate day) {
        return !day.isBefore(shockFrom) && day.isBefore(shockTo);
    }

    /** Whether it lets things slide: what is due, and what is ripe. */
    boolean careless() {
        return discipline < CARELESS;
    }

    /** The able and steady run greenhouses, fewer an orchard; a standard normal cut so that 36 % do the one. */
    private static Farming farming(double enterprise) {
        if (enterprise > 0.36) {
            return Farming.VEGETABLES;
        }
        if (enterprise > -0.05) {
            return Farming.ORCHARD;
        }
        return enterprise > -1.08 ? Farming.FIELDS : Farming.AWAY;
    }
}
