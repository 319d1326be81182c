package precredit.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.policy.Opinion;
import precredit.policy.Outcome;
import precredit.policy.Rule;
import precredit.publish.HouseholdInputs;
import precredit.publish.Roll;
import precredit.publish.Rolls;

class NightFiguresTest {
    private static final Input SALES = new Input("sales", "销售额", "元", Direction.UNDECLARED);

    @Test
    void countsOutcomesByPrimaryReasonAndEveryHit() {
        LedgerFigures figures = LedgerFigures.of(
                sql(
                        """
                SELECT * FROM VALUES
                  ('declined', 'OVERDUE_NOW', array('HEAD_DECEASED', 'OVERDUE_NOW'), 0.2D),
                  ('declined', 'OVERDUE_NOW', array('OVERDUE_NOW'), 0.2D),
                  ('refer', 'HEAD_DECEASED', array('HEAD_DECEASED'), 0.1D),
                  ('excluded', 'NO_CONSENT', array('NO_CONSENT'), NULL),
                  ('approved', 'QUALIFIED', array('QUALIFIED'), 0.1D)
                AS ledger(outcome, primary_reason, reasons, pd)
                """));

        assertThat(figures.roll()).isEqualTo(5);
        assertThat(figures.byPrimary(Outcome.DECLINED)).isEqualTo(Map.of(Rule.OVERDUE_NOW, 2L));
        assertThat(figures.hitting(Rule.HEAD_DECEASED)).isEqualTo(2);
        assertThat(figures.byProbability()).isEqualTo(Map.of(0.1, 2L, 0.2, 2L));
    }

    @Test
    void putsInputsIntoTenthsOfTheLoansLearntFrom() {
        Dataset<Row> learnt = sql("SELECT CAST(id AS DECIMAL(18,2)) AS sales FROM range(1, 101)");
        Dataset<Row> tonight = sql("SELECT 'h' AS household_id, CAST(v AS DECIMAL(18,2)) AS sales"
                + " FROM VALUES (1), (1000), (NULL) AS t(v)");

        InputDrift drift = InputDrift.of(
                List.of(SALES),
                LearntInputs.of(List.of(SALES), learnt),
                tonight.limit(0),
                HouseholdInputs.of(tonight, List.of(SALES)));

        assertThat(drift.learnt(SALES)).containsExactly(0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
        assertThat(drift.before(SALES)).containsOnly(0);
        assertThat(drift.tonight(SALES)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void countsValidReviewsByVillageAndReviewer() {
        Dataset<Row> reviews = sql(
                """
                SELECT * FROM VALUES
                  ('370982001001000001', DATE'2026-05-31', 'agree', '甲', DATE'2026-06-10'),
                  ('370982001001000002', DATE'2026-05-31', 'lower', '甲', DATE'2026-06-10'),
                  ('370982001009000003', DATE'2026-05-31', 'refuse', '乙', DATE'2026-06-10'),
                  ('370982001001000001', DATE'2026-05-31', 'refuse', '乙', DATE'2026-07-10'),
                  ('370982001001000001', DATE'2025-05-31', 'refuse', '乙', DATE'2025-06-10')
                AS review(household_id, list_date, opinion, reviewer, reviewed_on)
                """);
        Roll roll = Rolls.of(
                "household_id=370982001001000001 village_code=370982001201",
                "household_id=370982001001000002 village_code=370982001201");

        assertThat(ReviewFigures.of(reviews, roll, LocalDate.of(2026, 6, 30), 180)
                        .opinions())
                .containsExactly(
                        new ReviewFigures.Said("370982001009", "", "不在名册", "乙", Opinion.REFUSE, 1),
                        new ReviewFigures.Said("370982001201", "甲镇", "乙村", "甲", Opinion.AGREE, 1),
                        new ReviewFigures.Said("370982001201", "甲镇", "乙村", "甲", Opinion.LOWER, 1));
    }

    private static Dataset<Row> sql(String query) {
        return LocalSpark.session().sql(query);
    }
}
