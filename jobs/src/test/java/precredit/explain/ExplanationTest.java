package precredit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.explain.Explanation.Reading;
import precredit.policy.Decision;
import precredit.policy.Households;
import precredit.policy.Ledger;
import precredit.policy.Origin;
import precredit.policy.Policy;
import precredit.policy.Reviews;

class ExplanationTest {
    private static final Policy POLICY = Households.policy();

    @Test
    void saysHowAnApprovedLimitWasMeasured() {
        String text = explain(
                "pd=0.035 sales_amount_yuan_12m=123456.78 loan_balance_yuan=5000",
                new Reading(List.of("近12个月销售大于 50000 元"), List.of()));

        assertThat(text)
                .isEqualTo(
                        """
                        农户 370982001001000001，甲镇乙村，截至 2026-06-30
                        结论：批准（approved）
                        有效期：2026-06-30 至 2026-12-27
                        与上期名单比较：新增
                        原因：
                          批准（approved） QUALIFIED（主要原因）：近12个月销售123457元，经营土地12.00亩，贷款余额5000元，违约概率3.50%%
                        模型：违约概率 3.5%%，等级 B，第 3 类
                          近12个月销售大于 50000 元
                        额度：
                          销售：123456.78 元 × 0.3 = 37037.034 元
                          土地：12 亩 × 800 元 = 9600 元
                          等级：（37037.034 + 9600）× 0.8 = 37309.6272 元
                          上限：200000 元，取较小者 37309.6272 元
                          贷款余额：37309.6272 − 5000 = 32309.6272 元
                          不低于 0，向下取整到 1000 元：32000 元
                          参考年利率 5.2%%，期限 24 个月
                        怎样会改变结论：
                          QUALIFIED：已批准；命中任何其他规则时改变
                        模型 model-1，政策 %s，运行 run-1
                        """
                                .formatted(POLICY.version()));
    }

    @Test
    void saysWhatEachReasonNeedsToGo() {
        String text = explain("head_deceased=true loan_balance_yuan=30000 leaf_rows=7 pd=0.2", Reading.NONE);

        assertThat(text)
                .contains("结论：不批准（declined）\n")
                .contains("  不批准（declined） PD_ABOVE_CUTOFF（主要原因）：违约概率20.00%，高于准入线10.00%\n")
                .contains("  转人工（refer） HEAD_DECEASED：户主登记为已去世，须先变更户主\n")
                .contains("  PD_ABOVE_CUTOFF：违约概率不高于 10%\n")
                .contains("  LEAF_WITHOUT_EVIDENCE：模型中同类历史贷款不少于 20 笔，或人工判断\n")
                .contains("  LIMIT_TOO_SMALL：取整前还差 16240 元：年销售再增加 90222.23 元，或经营土地再增加 33.84 亩，或少欠贷款\n")
                .doesNotContain("有效期");
    }

    @Test
    void saysWhichOutcomeComesNext() {
        assertThat(explain("head_deceased=true head_age=70", Reading.NONE))
                .contains("  以上不批准的原因全部消除后，结论为：转人工（refer）\n");
        assertThat(explain("head_deceased=true", Reading.NONE)).contains("  以上转人工的原因全部消除后，结论为：批准（approved）\n");
        assertThat(explain("consent=false", Reading.NONE)).doesNotContain("全部消除后");
        assertThat(explain("", Reading.NONE)).doesNotContain("全部消除后");
    }

    @Test
    void saysWhatBringsTheProbabilityDown() {
        Reading reading = new Reading(List.of(), List.of("做到下面一项：", "  销售额超过 1 元"));

        assertThat(explain("pd=0.2", reading))
                .contains("  PD_ABOVE_CUTOFF：违约概率不高于 10%\n    做到下面一项：\n      销售额超过 1 元\n");
        assertThat(explain("pd=0.2", Reading.NONE)).contains("    只改变农户自己能改变的事（销售、租地、还款）还不够\n");
    }

    @Test
    void saysWhatBringsABetterGrade() {
        Reading reading = new Reading(List.of(), List.of("做到下面一项：", "  销售额超过 1 元"));

        assertThat(explain("pd=0.05", reading)).contains("  更好的等级：\n    做到下面一项：\n");
    }

    @Test
    void showsWhatReviewersSaidBesideTheDecision() {
        Row lowered = reviewed("pd=0.035", review("lower", "20000"));
        Row refused = reviewed("pd=0.035", review("refuse", "0"));

        assertThat(Explanation.of(lowered, Reading.NONE, POLICY))
                .contains("结论：批准（approved）\n评议：批准（approved），额度 20000 元（模型 31000 元），2026-06-30\n")
                .doesNotContain("王某");
        assertThat(Explanation.of(refused, Reading.NONE, POLICY)).contains("评议：不批准（declined），额度 0 元（模型 31000 元）");
    }

    @Test
    void saysWhenOnlyTheBalanceStandsInTheWay() {
        assertThat(explain("sales_amount_yuan_12m=9000000 loan_balance_yuan=295000", Reading.NONE))
                .contains("  LIMIT_TOO_SMALL：等级上限减贷款余额不足 10000 元，须先还款或提高等级\n");
    }

    @Test
    void saysNothingOfModelOrLimitWithoutConsent() {
        assertThat(explain("consent=false", Reading.NONE))
                .contains("结论：排除（excluded）\n")
                .contains("模型：未使用\n")
                .doesNotContain("额度")
                .doesNotContain("销售再增加");
    }

    @Test
    void saysWhenThePolicyHasChangedSince() {
        Policy moved = Households.policyWith(Map.of("HEAD_AGE", precredit.policy.Outcome.REFER));

        assertThat(Explanation.of(row("head_age=70"), Reading.NONE, moved))
                .contains("  注意：以下按现行政策 " + moved.version() + "，当时的政策是 " + POLICY.version() + "\n");
    }

    private static String explain(String difference, Reading reading) {
        return Explanation.of(row(difference), reading, POLICY);
    }

    private static Row row(String difference) {
        return Households.only(Ledger.compared(rows(difference), nobody()));
    }

    private static Row reviewed(String difference, Dataset<Row> reviews) {
        return Households.only(Ledger.compared(Reviews.applied(rows(difference), reviews), nobody()));
    }

    private static Dataset<Row> rows(String difference) {
        Dataset<Row> decided = Decision.decide(Households.of(difference), POLICY);
        return Ledger.rows(decided, POLICY, new Origin("model-1", "run-1"));
    }

    private static Dataset<Row> nobody() {
        return LocalSpark.session()
                .createDataFrame(
                        List.of(RowFactory.create("", null)),
                        StructType.fromDDL("household_id STRING, limit_yuan DECIMAL(18,2)"));
    }

    private static Dataset<Row> review(String opinion, String limit) {
        return LocalSpark.session()
                .sql("SELECT '370982001001000001' AS household_id, '" + opinion + "' AS opinion, CAST(" + limit
                        + " AS DECIMAL(18,2)) AS new_limit_yuan, '王某' AS reviewer, DATE'2026-06-30' AS reviewed_on");
    }
}
