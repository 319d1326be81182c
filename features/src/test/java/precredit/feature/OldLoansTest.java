package precredit.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.TextRows;
import precredit.household.CountyCodes;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.TextSilver;

/** Loans of which nothing was told for longer than any window reaches back. */
class OldLoansTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final LocalDate BEFORE_WINDOWS = LocalDate.of(2024, 3, 31);

    private final TextSilver silver = new TextSilver()
            .with(SilverTable.HOUSEHOLD, "household_id contractor_token", "370614100203010001 head")
            .with(
                    SilverTable.MEMBER,
                    "household_id person_token debtor_token relation birth_date",
                    "370614100203010001 head d 02 1980-05-05")
            .with(SilverTable.PARCEL, "household_id certificate_no area_mu", "370614100203010001 c 2.5")
            .with(SilverTable.CONSENT, "person_token event_date", "head 2025-01-01")
            .with(
                    SilverTable.LOAN,
                    "loan_id person_token event_date closed_on",
                    "open head 2021-05-01 -",
                    "closed head 2021-06-01 2022-06-01",
                    "mute head 2021-07-01 -")
            .with(
                    SilverTable.LOAN_MONTH,
                    "loan_id event_date balance_yuan days_past_due five_class",
                    "open 2021-05-31 9000 0 1",
                    "open 2021-06-30 8000 120 4",
                    "closed 2021-06-30 7000 95 3");

    @Test
    void countTheNewestMonthEndOfAnOpenLoanHoweverOldItIs() {
        Row features = features(silver);

        assertThat((Object) features.getAs("loan_balance_yuan")).hasToString("8000.00");
        assertThat((Object) features.getAs("overdue_open_loans_count")).isEqualTo(1);
        assertThat((Object) features.getAs("loans_open_count")).isEqualTo(2);
        assertThat((Object) features.getAs("loans_ever_count")).isEqualTo(3);
        assertThat((Object) features.getAs("max_days_past_due_24m")).isEqualTo(0);
        assertThat((Object) features.getAs("substandard_months_24m")).isEqualTo(0);
    }

    @Test
    void areLookedForOnlyWhereOneIsOpen() {
        List<SilverTable> readWhole = new ArrayList<>();
        Silver told = new Silver() {
            @Override
            public Dataset<Row> read(SilverTable table) {
                readWhole.add(table);
                return silver.read(table);
            }

            @Override
            public Dataset<Row> read(SilverTable table, LocalDate after) {
                assertThat(after).isEqualTo(BEFORE_WINDOWS);
                return silver.read(table, after);
            }
        };

        features(told);
        assertThat(readWhole).contains(SilverTable.LOAN_MONTH).doesNotContain(SilverTable.SUBSIDY);

        silver.with(SilverTable.LOAN, "loan_id person_token event_date closed_on", "open head 2021-05-01 2025-01-01");
        readWhole.clear();
        features(told);
        assertThat(readWhole).contains(SilverTable.LOAN).doesNotContain(SilverTable.LOAN_MONTH);
    }

    private static Row features(Silver silver) {
        Dataset<Row> crops = TextRows.of("code STRING, name STRING, cap_kg_per_mu DECIMAL(18,6)", "apple apple 7000");
        return new FeatureEngine(silver, new CountyCodes("370614", List.of()), crops)
                .forRoll(AS_OF)
                .head();
    }
}
