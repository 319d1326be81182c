package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import precredit.sample.Draw.Purpose;
import precredit.sample.Loan.Month;

/** The county's credit office: all that happened before the start in one backfill, then what is new each month. */
final class CountyCredit {
    private static final int DAYS_TO_REPORT = 4;

    private final County county;
    private final List<Drop> drops;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Truth truth;

    CountyCredit(County county, Landing landing) {
        this.county = county;
        this.truth = landing.truth();
        this.drops = county.timeline().credit();
        for (Drop drop : drops) {
            deliveries.add(landing.delivery(Source.COUNTY_CREDIT, drop.dt(), deliveries.size()));
        }
        deliveries.get(0).noting("known", "event");
    }

    void write(Household household) {
        List<Loan> loans = LoanBook.of(household, county);
        for (Loan loan : loans) {
            count(household, loan);
            write(loan);
            months(household, loan);
        }
        new Consents(county, this).write(household, !loans.isEmpty());
        new Records(county, this).write(household);
    }

    /** Records of organisations and of people from elsewhere, which concern no household of the county. */
    void writeStrangers() {
        new Records(county, this).writeStrangers();
    }

    void close() {
        deliveries.forEach(Delivery::close);
    }

    /** Puts a row into the delivery that brings what happened on this day; what comes after the end is not told. */
    void row(LocalDate day, SampleFile file, String... cells) {
        int place = Drop.covering(drops, day);
        if (place >= 0) {
            deliveries.get(place).row(file, cells);
        }
    }

    /** Whether one delivery would bring both. */
    boolean together(LocalDate one, LocalDate other) {
        return Drop.covering(drops, one) == Drop.covering(drops, other);
    }

    private void count(Household household, Loan loan) {
        Label label = loan.label(county.timeline().end());
        boolean ours = household.plant().isEmpty() && household.index() < county.households();
        if (ours) {
            truth.labels().add(label, loan.granted(), loan.risk());
        } else {
            truth.labels().add(label);
        }
    }

    private void write(Loan loan) {
        boolean closed = !loan.closed().isAfter(county.timeline().end());
        if (!closed || !together(loan.granted(), loan.closed())) {
            row(loan.granted(), SampleFile.LOAN, cells(loan, ""));
        }
        if (closed) {
            row(loan.closed(), SampleFile.LOAN, cells(loan, loan.closed().toString()));
        }
    }

    private static String[] cells(Loan loan, String closed) {
        return new String[] {
            loan.id(),
            loan.borrower().id(),
            loan.borrower().name(),
            loan.product(),
            Written.cents(loan.principal() * 100L),
            loan.granted().toString(),
            loan.due().toString(),
            closed
        };
    }

    /** Month by month; one in a hundred is reported wrongly first and restated by the next delivery. */
    private void months(Household household, Loan loan) {
        Draw draw = county.draw(Purpose.ARREARS, household.index());
        for (Month month : loan.months()) {
            LocalDate told = month.end().plusDays(DAYS_TO_REPORT);
            LocalDate restated = told.plusDays(31);
            boolean last = month.equals(loan.months().get(loan.months().size() - 1));
            boolean wrong = draw.chance(0.01) || (household.is(Plant.OVERDUE_RESTATED) && last);
            boolean mended = wrong && !restated.isAfter(county.timeline().end()) && !together(told, restated);
            if (mended || (last && household.is(Plant.OVERDUE_RESTATED))) {
                Month first = Month.of(month.end(), month.balance() + 500, month.daysPastDue() + 35);
                row(told, SampleFile.LOAN_MONTH, cells(loan, first));
                row(mended ? restated : county.timeline().end(), SampleFile.LOAN_MONTH, cells(loan, month));
            } else {
                row(told, SampleFile.LOAN_MONTH, cells(loan, month));
            }
        }
    }

    private static String[] cells(Loan loan, Month month) {
        return new String[] {
            loan.id(),
            month.end().toString(),
            Written.cents(month.balance() * 100L),
            Integer.toString(month.daysPastDue()),
            Integer.toString(month.fiveClass())
        };
    }
}
