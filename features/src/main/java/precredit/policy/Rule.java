package precredit.policy;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static precredit.policy.Sentence.count;
import static precredit.policy.Sentence.percent;
import static precredit.policy.Sentence.plain;
import static precredit.policy.Sentence.say;
import static precredit.policy.Sentence.yuan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * The admission rules in their order. Each says which outcome it leads to, what it is drawn from, when a household hits
 * it and the sentence that the county team reads. The primary reason is the first one here with the deciding outcome.
 */
@SuppressWarnings("ImmutableEnumChecker") // Functions of the policy without any state.
public enum Rule {
    NO_CONSENT(
            Outcome.EXCLUDED,
            Draws.REGISTER,
            policy -> not(coalesce(col("consent"), lit(false))),
            policy -> say("没有户主同时覆盖土地、销售和信用信息的有效授权")),
    HEAD_DECEASED(Outcome.REFER, Draws.REGISTER, policy -> col("head_deceased"), policy -> say("户主登记为已去世，须先变更户主")),
    HEAD_UNCLEAR(Outcome.REFER, Draws.REGISTER, policy -> not(col("head_clear")), policy -> say("户主登记不唯一或缺失，须核对户主")),
    PERSON_IN_TWO_HOUSEHOLDS(
            Outcome.REFER,
            Draws.REGISTER,
            policy -> col("person_in_two_households"),
            policy -> say("有成员同时登记在另一农户，须核对成员")),
    ID_CHECKSUM(
            Outcome.REFER, Draws.REGISTER, policy -> col("head_checksum_failed"), policy -> say("户主证件号码校验位不符，须核对证件")),
    HEAD_AGE(
            Outcome.DECLINED,
            Draws.REGISTER,
            policy -> not(col("head_age")
                    .between(policy.headAge().youngest(), policy.headAge().oldest())),
            policy -> say(
                    "户主",
                    count("head_age"),
                    "周岁，不在",
                    policy.headAge().youngest(),
                    "至",
                    policy.headAge().oldest(),
                    "周岁之内")),
    OVERDUE_NOW(
            Outcome.DECLINED,
            Draws.HISTORIES,
            policy -> col("overdue_open_loans_count").gt(0),
            policy -> say("家庭成员有", count("overdue_open_loans_count"), "笔未结清贷款逾期")),
    CLASS_SUBSTANDARD(
            Outcome.DECLINED,
            Draws.HISTORIES,
            policy -> col("substandard_months_24m").gt(0),
            policy -> say("近24个月贷款有", count("substandard_months_24m"), "个月末被列为次级或更差")),
    DISHONEST_DEBTOR(
            Outcome.REFER,
            Draws.HISTORIES,
            policy -> col("dishonest_matches_count").gt(0),
            policy -> say("有", count("dishonest_matches_count"), "名成员疑似失信被执行人，须人工核实")),
    PENALTY_IN_FORCE(
            Outcome.REFER,
            Draws.HISTORIES,
            policy -> col("penalties_in_force_count").gt(0),
            policy -> say("有", count("penalties_in_force_count"), "项行政处罚在公示期内，须人工核实")),
    SALES_EXCEED_CAPACITY(
            Outcome.REFER,
            Draws.HISTORIES,
            policy -> col("capacity_ratio_12m").gt(1),
            policy -> say("近12个月销量为土地产能的", count("capacity_ratio_12m"), "倍，须核实是否自产")),
    NOTHING_TO_ASSESS(
            Outcome.NO_DATA,
            Draws.HISTORIES,
            policy -> col("land_area_mu")
                    .equalTo(0)
                    .and(col("sales_count_24m").equalTo(0))
                    .and(col("loans_ever_count").equalTo(0)),
            policy -> say("没有承包地，近24个月没有销售，从未贷款，无从评估")),
    PD_ABOVE_CUTOFF(
            Outcome.DECLINED,
            Draws.MODEL,
            policy -> col("pd").gt(policy.pdCutOff()),
            policy -> say("违约概率", percent(col("pd")), "，高于准入线", percent(lit(policy.pdCutOff())))),
    LEAF_WITHOUT_EVIDENCE(
            Outcome.REFER,
            Draws.MODEL,
            policy -> col("leaf_rows").lt(policy.minLeafRows()),
            policy -> say("同类历史贷款只有", count("leaf_rows"), "笔，少于", policy.minLeafRows(), "笔，须人工判断")),
    LIMIT_TOO_SMALL(
            Outcome.DECLINED,
            Draws.MODEL,
            policy -> col("limit_yuan").lt(policy.limit().minimumYuan()),
            policy -> say(
                    "测算额度",
                    yuan(col("limit_yuan")),
                    "，低于起点",
                    yuan(lit(policy.limit().minimumYuan())))),
    OVER_BUDGET(
            Outcome.REFER,
            Draws.MODEL,
            policy -> col("over_budget"),
            policy -> say("测算额度", yuan(col("limit_yuan")), "，超出县、乡镇或作物的剩余预算")),
    QUALIFIED(
            Outcome.APPROVED,
            Draws.MODEL,
            policy -> not(col("over_budget")),
            policy -> say(
                    "近12个月销售",
                    yuan(col("sales_amount_yuan_12m")),
                    "，经营土地",
                    plain(col("limit_parts.land_mu")),
                    "亩，贷款余额",
                    yuan(col("loan_balance_yuan")),
                    "，违约概率",
                    percent(col("pd"))));

    /** What a rule looks at, and so which households it may be asked of. */
    enum Draws {
        /** Land register, members and consents: every household. */
        REGISTER,
        /** Sales and credit: households whose head consents. */
        HISTORIES,
        /** The model and what follows from it: households that are assessed. */
        MODEL
    }

    private final Outcome outcome;
    private final Draws draws;
    private final Function<Policy, Column> when;
    private final Function<Policy, Column> sentence;

    Rule(Outcome outcome, Draws draws, Function<Policy, Column> when, Function<Policy, Column> sentence) {
        this.outcome = outcome;
        this.draws = draws;
        this.when = when;
        this.sentence = sentence;
    }

    /** The outcome this rule leads to unless the policy moves it. */
    public Outcome outcome() {
        return outcome;
    }

    /** The rule of a code in the ledger. */
    public static Optional<Rule> of(String code) {
        return Stream.of(values()).filter(rule -> rule.name().equals(code)).findFirst();
    }

    /**
     * The rules whose outcome is the bank's choice. Consent is the law's; a debtor match is by name and part of a number
     * and never declines by itself; the rest have their meaning in their outcome.
     */
    static List<Rule> movable() {
        return Stream.of(values())
                .filter(rule -> rule.outcome == Outcome.DECLINED || rule.outcome == Outcome.REFER)
                .filter(rule -> rule != DISHONEST_DEBTOR && rule != OVER_BUDGET)
                .toList();
    }

    Draws draws() {
        return draws;
    }

    /** Whether a household hits this rule; never null. */
    Column hit(Policy policy) {
        Column hit = coalesce(when.apply(policy), lit(false));
        return switch (draws) {
            case REGISTER -> hit;
            case HISTORIES -> coalesce(col("consent"), lit(false)).and(hit);
            case MODEL -> col("assessed").and(hit);
        };
    }

    Column sentence(Policy policy) {
        return sentence.apply(policy);
    }
}
