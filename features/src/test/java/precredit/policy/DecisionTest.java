package precredit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
    @Test
    void approvesAHouseholdThatNoRuleStops() {
        Row decided = decide("");

        assertThat(decided.<String>getAs("outcome")).isEqualTo("approved");
        assertThat(decided.<String>getAs("primary_reason")).isEqualTo("QUALIFIED");
        assertThat(decided.getList(decided.fieldIndex("reasons"))).containsExactly("QUALIFIED");
        assertThat(sentences(decided)).containsExactly("近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            head_deceased=true | refer | HEAD_DECEASED | 户主登记为已去世，须先变更户主
            person_in_two_households=true | refer | PERSON_IN_TWO_HOUSEHOLDS | 有成员同时登记在另一农户，须核对成员
            head_checksum_failed=true | refer | ID_CHECKSUM | 户主证件号码校验位不符，须核对证件
            head_age=17 | declined | HEAD_AGE | 户主17周岁，不在18至65周岁之内
            head_age=66 | declined | HEAD_AGE | 户主66周岁，不在18至65周岁之内
            overdue_open_loans_count=2 | declined | OVERDUE_NOW | 家庭成员有2笔未结清贷款逾期
            substandard_months_24m=1 | declined | CLASS_SUBSTANDARD | 近24个月贷款有1个月末被列为次级或更差
            dishonest_matches_count=1 | refer | DISHONEST_DEBTOR | 有1名成员疑似失信被执行人，须人工核实
            penalties_in_force_count=3 | refer | PENALTY_IN_FORCE | 有3项行政处罚在公示期内，须人工核实
            capacity_ratio_12m=1.0001 | refer | SALES_EXCEED_CAPACITY | 近12个月销量为土地产能的1.0001倍，须核实是否自产
            pd=0.1000001 | declined | PD_ABOVE_CUTOFF | 违约概率10.00%，高于准入线10.00%
            leaf_rows=19 | refer | LEAF_WITHOUT_EVIDENCE | 同类历史贷款只有19笔，少于20笔，须人工判断
            loan_balance_yuan=30000 | declined | LIMIT_TOO_SMALL | 测算额度9000元，低于起点10000元
            """)
    void stopsAHouseholdForOneReason(String difference, String outcome, String reason, String sentence) {
        Row decided = decide(difference);

        assertThat(decided.<String>getAs("outcome")).isEqualTo(outcome);
        assertThat(decided.<String>getAs("primary_reason")).isEqualTo(reason);
        assertThat(decided.getList(decided.fieldIndex("reasons"))).containsExactly(reason);
        assertThat(sentences(decided)).containsExactly(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "head_age=18",
        "head_age=65",
        "capacity_ratio_12m=1.0000",
        "capacity_ratio_12m=",
        "pd=0.1",
        "leaf_rows=20",
        "loan_balance_yuan=29600",
        "land_area_mu=0 sales_count_24m=1 loans_ever_count=0"
    })
    void letsAHouseholdPassOnTheEdgeOfARule(String difference) {
        assertThat(decide(difference).<String>getAs("outcome")).isEqualTo("approved");
    }

    @Test
    void saysNothingOfHistoriesWithoutConsent() {
        Row decided = decide("consent=false head_clear=false head_age= head_token= head_deceased=true"
                + " overdue_open_loans_count=1 dishonest_matches_count=1 pd=0.9 leaf_rows=1");

        assertThat(decided.<String>getAs("outcome")).isEqualTo("excluded");
        assertThat(decided.<String>getAs("primary_reason")).isEqualTo("NO_CONSENT");
        assertThat(decided.getList(decided.fieldIndex("reasons")))
                .containsExactly("NO_CONSENT", "HEAD_DECEASED", "HEAD_UNCLEAR");
        for (String column :
                List.of("pd", "leaf_id", "leaf_rows", "grade", "limit_yuan", "limit_parts", "tenor_months")) {
            assertThat(decided.<Object>getAs(column)).as(column).isNull();
        }
    }

    @Test
    void takesTheHistoriesAsTheyAreWithoutConsent() {
        Row decided = decide("consent=false pd=" + Households.NO_HISTORIES);

        assertThat(decided.getList(decided.fieldIndex("reasons"))).containsExactly("NO_CONSENT");
    }

    @Test
    void asksNothingOfTheModelWhenThereIsNothingToAssess() {
        Row decided = decide(
                "land_area_mu=0 sales_count_24m=0 loans_ever_count=0 sales_amount_yuan_12m=0 pd=0.9" + " leaf_rows=1");

        assertThat(decided.<String>getAs("outcome")).isEqualTo("no_data");
        assertThat(decided.getList(decided.fieldIndex("reasons"))).containsExactly("NOTHING_TO_ASSESS");
        assertThat(decided.<Object>getAs("pd")).isNull();
        assertThat(decided.<Object>getAs("grade")).isNull();
        assertThat(decided.<Object>getAs("limit_yuan")).isNull();
    }

    @Test
    void keepsEveryReasonWhenAnotherDecidesOverNothingToAssess() {
        Row decided = decide("land_area_mu=0 leased_in_mu=0 leased_out_mu=0 sales_count_24m=0 loans_ever_count=0"
                + " sales_amount_yuan_12m=0 penalties_in_force_count=1 leaf_rows=1");

        assertThat(decided.<String>getAs("outcome")).isEqualTo("declined");
        assertThat(decided.<String>getAs("primary_reason")).isEqualTo("LIMIT_TOO_SMALL");
        assertThat(decided.getList(decided.fieldIndex("reasons")))
                .containsExactly("PENALTY_IN_FORCE", "NOTHING_TO_ASSESS", "LEAF_WITHOUT_EVIDENCE", "LIMIT_TOO_SMALL");
        assertThat(decided.<Object>getAs("grade")).isEqualTo("A");
    }

    @Test
    void namesTheFirstRuleOfTheDecidingOutcome() {
        Row decided = decide("head_deceased=true penalties_in_force_count=1 overdue_open_loans_count=1 pd=0.5");

        assertThat(decided.<String>getAs("outcome")).isEqualTo("declined");
        assertThat(decided.<String>getAs("primary_reason")).isEqualTo("OVERDUE_NOW");
        assertThat(decided.getList(decided.fieldIndex("reasons")))
                .containsExactly("HEAD_DECEASED", "OVERDUE_NOW", "PENALTY_IN_FORCE", "PD_ABOVE_CUTOFF");
    }

    @Test
    void letsThePolicyMoveARuleToAnotherOutcome() {
        Policy strict = Households.policyWith(Map.of("PENALTY_IN_FORCE", Outcome.DECLINED));

        Row decided = Households.only(Decision.decide(Households.of("penalties_in_force_count=1"), strict));

        assertThat(decided.<String>getAs("outcome")).isEqualTo("declined");
    }

    @Test
    void refusesToDecideAnAssessedHouseholdWithoutAProbability() {
        assertThatThrownBy(() -> decide("pd=")).hasMessageContaining("an assessed household has no pd");
        assertThatThrownBy(() -> decide("pd=NaN")).hasMessageContaining("an assessed household has no pd");
    }

    private static Row decide(String difference) {
        return Households.only(Decision.decide(Households.of(difference), Households.policy()));
    }

    private static List<String> sentences(Row decided) {
        return decided.getList(decided.fieldIndex("sentences"));
    }
}
