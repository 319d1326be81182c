package precredit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import precredit.sample.Loan.Month;

class HiddenRiskTest {
    private static final LocalDate END = SampleRequest.LAST_DAY;
    private static final LocalDate GRANTED = LocalDate.of(2025, 1, 10);

    @Test
    void theHiddenRiskTellsBadFromGoodButNotPerfectly() {
        Labels labels = new Labels();
        lending(6_000).forEach(loan -> labels.add(loan.label(END), loan.granted(), loan.risk()));

        assertThat(labels.auc()).isBetween(0.76, 0.85);
    }

    @Test
    void theShareOfBadLoansIsThatOfACounty() {
        List<Loan> loans = lending(6_000);
        List<Loan> mature = loans.stream()
                .filter(loan -> !loan.granted().plusMonths(12).isAfter(END))
                .toList();
        double bad =
                mature.stream().filter(loan -> loan.label(END) == Label.BAD).count();

        assertThat(bad / mature.size()).isBetween(0.06, 0.10);
    }

    @Test
    void threeQuartersOfTheHouseholdsEverBorrowed() {
        County county = county(6_000);
        long borrowers = households(county).stream()
                .filter(household -> !LoanBook.of(household, county).isEmpty())
                .count();

        assertThat(borrowers / 6_000.0).isBetween(0.7, 0.8);
    }

    @Test
    void fewOpenLoansAreLateOnTheLastNight() {
        List<Loan> open = lending(6_000).stream()
                .filter(loan -> loan.closed().isAfter(END) && !loan.months().isEmpty())
                .toList();
        double late = open.stream()
                .map(loan -> loan.months().get(loan.months().size() - 1))
                .filter(month -> month.daysPastDue() > 0)
                .count();

        assertThat(late / open.size()).isBetween(0.02, 0.15);
    }

    @Test
    void labelsALoanByTheWorstThatAppliesFirst() {
        assertThat(label(GRANTED, 0, 95, 0)).isEqualTo(Label.BAD);
        assertThat(label(GRANTED, 0, 45, 0)).isEqualTo(Label.INDETERMINATE);
        assertThat(label(GRANTED, 0, 29, 0)).isEqualTo(Label.GOOD);
        assertThat(label(GRANTED)).isEqualTo(Label.INDETERMINATE);
        assertThat(label(END.minusMonths(6), 0, 0)).isEqualTo(Label.IMMATURE);
        assertThat(label(END.minusMonths(6), 0, 91)).isEqualTo(Label.BAD);
        assertThat(label(END.minusMonths(12), 0, 0)).isEqualTo(Label.GOOD);
    }

    @Test
    void countsTiesHalf() {
        Labels labels = new Labels();
        labels.add(Label.BAD, GRANTED, 0.5);
        labels.add(Label.GOOD, GRANTED, 0.5);
        labels.add(Label.GOOD, GRANTED, 0.1);
        labels.add(Label.IMMATURE, GRANTED, 0.9);

        assertThat(labels.auc()).isCloseTo(0.75, within(1e-12));
        assertThat(new Labels().auc()).isEqualTo(0.5);
    }

    @Test
    void ranksTheLatestQuarterOfTheLoansWhoseYearIsOverByItself() {
        Labels labels = new Labels();
        for (int i = 0; i < 8; i++) {
            labels.add(i % 2 == 0 ? Label.BAD : Label.GOOD, GRANTED, 0.5);
        }
        labels.add(Label.GOOD, GRANTED.plusDays(1), 0.95);
        labels.add(Label.BAD, GRANTED.plusDays(2), 0.9);
        labels.add(Label.GOOD, GRANTED.plusDays(2), 0.4);
        labels.add(Label.BAD, END.minusDays(1), 0.2);

        assertThat(labels.laterAuc(END)).isEqualTo(1);
        assertThat(labels.auc()).isLessThan(0.8);
    }

    private static Label label(LocalDate granted, int... daysPastDue) {
        List<Month> months = new ArrayList<>();
        for (int days : daysPastDue) {
            months.add(Month.of(granted.plusMonths(months.size() + 1L), 1_000, days));
        }
        Person nobody = new Person("", "", true, granted, "02", "", LocalDate.MIN, LocalDate.MAX);
        LocalDate due = granted.plusYears(1);
        return new Loan("L", nobody, "", 1_000, granted, due, LocalDate.MAX, months, 0.1).label(END);
    }

    private static List<Loan> lending(int count) {
        County county = county(count);
        return households(county).stream()
                .filter(household -> household.plant().isEmpty())
                .flatMap(household -> LoanBook.of(household, county).stream())
                .toList();
    }

    private static List<Household> households(County county) {
        List<Household> all = new ArrayList<>();
        for (int block = 0; block < county.blocks(); block++) {
            all.addAll(county.block(block));
        }
        return all;
    }

    private static County county(int count) {
        SampleRequest request = WrittenSample.request(count, 1_095, Path.of("unused"));
        return new County(request, Places.read(request));
    }
}
