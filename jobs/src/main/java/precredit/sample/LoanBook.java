package precredit.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import precredit.sample.Draw.Purpose;
import precredit.sample.Loan.Month;

/**
 * The loans of one household. Whether one goes bad follows from its livelihood, character and shocks, and then from
 * chance; nothing here knows of any feature or score.
 */
final class LoanBook {
    private static final List<String> PRODUCTS = List.of("农户小额信用贷款", "惠农e贷", "设施农业贷款", "果业贷款");
    private static final List<Integer> TERMS = List.of(3, 3, 6, 6, 6, 6, 12, 12, 12, 24);
    /** Days a bank needs to report a month. */
    private static final int REPORTING = 5;

    private static final int MOST_LOANS = 16;
    /** Days between two loans side by side, at least, and days that either kind of next loan waits beyond. */
    private static final int APART = 15;

    private static final int LONGEST_PAUSE = 30;
    /** A blow that struck so many days before the loan is one that the market's deliveries tell of. */
    private static final int TOLD_AFTER = 80;

    /** The chance that a month is paid late. */
    private static final double LATE = 0.02;

    private static final double LATE_IF_CARELESS = 0.5;

    private final Household household;
    private final Traits traits;
    private final LocalDate start;
    private final LocalDate end;
    private final Draw draw;
    private final List<Loan> loans = new ArrayList<>();

    private LoanBook(Household household, County county) {
        this.household = household;
        this.traits = household.traits();
        this.start = county.timeline().start();
        this.end = county.timeline().end();
        this.draw = county.draw(Purpose.LOANS, household.index());
    }

    static List<Loan> of(Household household, County county) {
        if (household.plant().isPresent()) {
            return PlantedLoans.of(household.plant().get(), household, county.timeline());
        }
        LoanBook book = new LoanBook(household, county);
        if (book.draw.chance(book.appetite())) {
            book.borrow();
        }
        return book.loans;
    }

    /** The share that borrows at all; more than half, for the programmes are old. */
    private double appetite() {
        double base = traits.farming() == Farming.AWAY ? 0.64 : 0.78;
        return Math.max(0.05, Math.min(0.9, base + 0.07 * traits.burden()));
    }

    private void borrow() {
        LocalDate day = firstGrant();
        while (day.isBefore(end) && loans.size() < MOST_LOANS) {
            Loan loan = grant(day, loans.size());
            loans.add(loan);
            boolean beside = draw.chance(Math.max(0.02, 0.75 + 0.15 * traits.burden()));
            int pause = draw.between(5, LONGEST_PAUSE);
            boolean trusted = isTrusted(day.plusDays(APART));
            boolean tight = day.isAfter(end.minusDays(400));
            double leaving = trusted ? (tight ? 0.5 : 0.04) : 0.8;
            if (draw.chance(leaving) || (!beside && loan.closed().isAfter(end))) {
                return;
            }
            day = opened(beside ? day.plusDays(APART + pause) : loan.closed().plusDays(pause));
        }
    }

    /** Whether no month that ended before the day was 90 days late. */
    private boolean isTrusted(LocalDate day) {
        return loans.stream()
                .flatMap(loan -> loan.months().stream())
                .filter(month -> month.end().isBefore(day))
                .allMatch(month -> month.daysPastDue() < 90);
    }

    /** A few borrowed before, under an older programme; most others come early under this one. */
    private LocalDate firstGrant() {
        int days = days();
        double share = draw.unit();
        if (share < 0.03) {
            return draw.day(start.minusDays(800), start.minusDays(370));
        }
        return share < 0.92
                ? draw.day(start.plusDays(opening()), start.plusDays(days / 2))
                : draw.day(start.plusDays(days / 2), end.minusDays(1));
    }

    /** Between the two programmes nobody was lent to; this one opens once a year of sales is known. */
    private LocalDate opened(LocalDate day) {
        boolean between = day.isAfter(start.minusDays(366)) && day.isBefore(start.plusDays(opening()));
        return between ? start.plusDays(opening() + draw.below(1 + days() / 6)) : day;
    }

    /** Days until it opens: a year in a long history, less in a short one, or no loan would have had its 12 months. */
    private int opening() {
        return Math.min(days() / 3, Math.max(20, (days() - 365) / 2));
    }

    private int days() {
        return (int) (end.toEpochDay() - start.toEpochDay());
    }

    private Loan grant(LocalDate granted, int running) {
        int thousands = Math.max(10, Math.min(120, (int) (28 + 10 * traits.burden() + 12 * draw.normal())));
        int months = granted.isBefore(start) ? 24 : draw.pick(TERMS);
        double risk = risk(granted);
        LocalDate due = granted.plusMonths(months);
        Repayment repayment = draw.chance(risk) ? defaulting(granted) : paying(granted, due, risk);
        return new Loan(
                id(granted, running),
                household.headOn(granted),
                draw.pick(PRODUCTS),
                thousands * 1_000,
                granted,
                due,
                repayment.closed(),
                reported(repayment, thousands * 1_000),
                risk);
    }

    /**
     * The probability that it goes bad within its first year: how the household lives, which its sales show, whether it
     * lets things slide, which sales and past payments show, and a blow that its sales show too.
     */
    private double risk(LocalDate granted) {
        boolean struck = traits.struckOn(granted.minusDays(TOLD_AFTER));
        double odds = livelihood() + (traits.careless() ? 1.5 : 0) + (struck ? 0.5 : 0);
        return 1 / (1 + StrictMath.exp(-odds));
    }

    private double livelihood() {
        return switch (traits.farming()) {
            case VEGETABLES -> -4.1;
            case ORCHARD -> -3.6;
            case FIELDS -> -2.6;
            case AWAY -> -1.8;
        };
    }

    /** Stops paying after a few months; paid off, restructured or written off within the year. */
    private Repayment defaulting(LocalDate granted) {
        int lastPaid = draw.between(1, 7);
        LocalDate stopped = granted.plusMonths(lastPaid).plusDays(draw.between(0, 20));
        LocalDate closed = stopped.plusMonths(draw.between(4, 9)).plusDays(draw.between(0, 25));
        return new Repayment(granted, closed, stopped, LocalDate.MAX);
    }

    /** Pays; now and then late, sometimes for a month or two. */
    private Repayment paying(LocalDate granted, LocalDate due, double risk) {
        boolean early = draw.chance(0.25);
        LocalDate closed = early ? granted.plusDays(draw.between(100, 360)) : due.minusDays(draw.between(0, 4));
        boolean distressed = draw.chance(Math.min(0.5, 0.02 + 0.2 * risk));
        LocalDate stopped = granted.plusDays(draw.between(40, 250));
        LocalDate cured = stopped.plusDays(draw.between(32, 80));
        return distressed
                ? new Repayment(granted, closed.isBefore(cured) ? cured.plusDays(9) : closed, stopped, cured)
                : new Repayment(granted, closed, LocalDate.MAX, LocalDate.MAX);
    }

    private List<Month> reported(Repayment repayment, int principal) {
        List<Month> months = new ArrayList<>();
        double lateness = traits.careless() ? LATE_IF_CARELESS : LATE;
        LocalDate day = YearMonth.from(repayment.granted()).atEndOfMonth();
        while (!day.isAfter(end.minusDays(REPORTING)) && day.isBefore(repayment.closed())) {
            boolean late = draw.chance(lateness);
            int days = repayment.daysPastDue(day);
            int reported = days == 0 && late ? daysLate() : days;
            months.add(Month.of(day, balance(principal, months.size()), reported));
            day = YearMonth.from(day).plusMonths(1).atEndOfMonth();
        }
        return List.copyOf(months);
    }

    private int daysLate() {
        return traits.careless() ? draw.between(9, 27) : draw.between(2, 8);
    }

    private int balance(int principal, int month) {
        return Math.max(principal / 10, principal - principal / 100 * 2 * month);
    }

    private String id(LocalDate granted, int running) {
        return "NH" + granted.getYear() + Places.digits(household.index(), 7) + running;
    }
}
