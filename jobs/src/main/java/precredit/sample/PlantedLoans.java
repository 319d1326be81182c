package precredit.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import precredit.sample.Loan.Month;

/** The loan of a plant that is about a loan; all other planted households never borrowed. */
final class PlantedLoans {
    private static final int PRINCIPAL = 30_000;

    private PlantedLoans() {}

    static List<Loan> of(Plant plant, Household household, Timeline timeline) {
        LocalDate end = timeline.end();
        LocalDate never = LocalDate.MAX;
        return switch (plant) {
            case OVERDUE -> List.of(loan(household, end.minusDays(200), never, end, day -> late(day, end, 3) ? 24 : 0));
            case CURED -> List.of(loan(household, end.minusDays(200), never, end, day -> late(day, end, 3) ? 0 : 12));
            case OVERDUE_RESTATED, DEAD_MEMBER_SELLS ->
                List.of(loan(household, end.minusDays(200), never, end, day -> 0));
            case SUBSTANDARD ->
                List.of(loan(
                        household,
                        end.minusDays(700),
                        end.minusDays(300),
                        end,
                        day -> Math.max(0, (int) (day.toEpochDay() - end.toEpochDay() + 500))));
            case SUBSTANDARD_LONG_AGO ->
                List.of(loan(
                        household,
                        end.minusDays(1_100),
                        end.minusYears(2),
                        end,
                        day -> Math.max(0, (int) (day.toEpochDay() - end.toEpochDay() + 900))));
            case CLOSED_TODAY ->
                List.of(loan(household, end.minusDays(360), end, end, day -> late(day, end, 2) ? 9 : 0));
            case LOAN_WITHOUT_MONTHS ->
                List.of(withoutMonths(loan(household, end.minusDays(500), never, end, day -> 0)));
            default -> List.of();
        };
    }

    private static Loan loan(
            Household household, LocalDate granted, LocalDate closed, LocalDate end, ToIntFunction<LocalDate> late) {
        List<Month> months = new ArrayList<>();
        for (LocalDate day = YearMonth.from(granted).atEndOfMonth();
                day.isBefore(end) && day.isBefore(closed);
                day = YearMonth.from(day).plusMonths(1).atEndOfMonth()) {
            months.add(Month.of(day, PRINCIPAL, late.applyAsInt(day)));
        }
        return new Loan(
                "NH" + granted.getYear() + Places.digits(household.index(), 7) + "0",
                household.founder(),
                "农户小额信用贷款",
                PRINCIPAL,
                granted,
                granted.plusMonths(12),
                closed,
                List.copyOf(months),
                Double.NaN);
    }

    private static boolean late(LocalDate day, LocalDate end, int months) {
        return day.isAfter(end.minusMonths(months));
    }

    private static Loan withoutMonths(Loan loan) {
        return new Loan(
                loan.id(),
                loan.borrower(),
                loan.product(),
                loan.principal(),
                loan.granted(),
                loan.due(),
                loan.closed(),
                List.of(),
                loan.risk());
    }
}
