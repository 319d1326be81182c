package precredit.publish.report;

import java.util.Map;
import precredit.policy.Outcome;
import precredit.policy.Rule;
import precredit.publish.Changes;

/** Outcomes and reasons in the words of the report. */
final class Words {
    private static final Map<String, String> OFF_THE_LIST =
            Map.of(Changes.NOT_ON_ROLL, "已不在农户名册中", Changes.REFUSED_IN_REVIEW, "评议不予授信");

    private Words() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case EXCLUDED -> "排除";
            case DECLINED -> "不予授信";
            case REFER -> "转人工";
            case NO_DATA -> "无数据";
            case APPROVED -> "批准";
        };
    }

    /** The reason of a change: a rule, or what took a household off the list without one. */
    static String ofReason(String code) {
        return Rule.of(code).map(Words::of).orElseGet(() -> OFF_THE_LIST.getOrDefault(code, code));
    }

    static String of(Rule rule) {
        return switch (rule) {
            case NO_CONSENT -> "没有有效授权";
            case HEAD_DECEASED -> "户主已去世";
            case HEAD_UNCLEAR -> "户主不唯一或缺失";
            case PERSON_IN_TWO_HOUSEHOLDS -> "成员同时登记在另一户";
            case ID_CHECKSUM -> "户主证件号码校验不符";
            case HEAD_AGE -> "户主年龄不符";
            case OVERDUE_NOW -> "现有贷款逾期";
            case CLASS_SUBSTANDARD -> "近24个月有次级或更差";
            case DISHONEST_DEBTOR -> "疑似失信被执行人";
            case PENALTY_IN_FORCE -> "行政处罚公示期内";
            case SALES_EXCEED_CAPACITY -> "销量超过土地产能";
            case NOTHING_TO_ASSESS -> "无从评估";
            case PD_ABOVE_CUTOFF -> "违约概率高于准入线";
            case LEAF_WITHOUT_EVIDENCE -> "同类历史贷款太少";
            case LIMIT_TOO_SMALL -> "测算额度低于起点";
            case OVER_BUDGET -> "超出预算";
            case QUALIFIED -> "符合条件";
        };
    }
}
