package precredit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import precredit.policy.Policy;
import precredit.policy.Rule;

/** What has to be different for a rule not to be hit. */
final class Remedy {
    private Remedy() {}

    /** {@code limitPart} knows the figures that led to the limit, by their names, and is asked where that was too small. */
    static String of(Rule rule, Function<String, BigDecimal> limitPart, Policy policy) {
        return switch (rule) {
            case NO_CONSENT -> "户主登记唯一，并签署同时覆盖土地、销售和信用信息的授权，授权未到期、未撤回";
            case HEAD_DECEASED -> "土地登记中变更户主";
            case HEAD_UNCLEAR -> "土地登记中只保留一名户主";
            case PERSON_IN_TWO_HOUSEHOLDS -> "核实后成员只登记在一户";
            case ID_CHECKSUM -> "核对证件，更正户主证件号码";
            case HEAD_AGE ->
                "户主年龄在 " + policy.headAge().youngest() + " 至 "
                        + policy.headAge().oldest() + " 周岁之内";
            case OVERDUE_NOW -> "还清逾期，下一个月末各笔未结清贷款逾期天数为 0";
            case CLASS_SUBSTANDARD -> "24 个月内没有月末被列为次级或更差";
            case DISHONEST_DEBTOR -> "核实不是本人，或已全部履行";
            case PENALTY_IN_FORCE -> "公示期届满，或人工核实后放行";
            case SALES_EXCEED_CAPACITY -> "核实销量确为自产；产能比不超过 1";
            case NOTHING_TO_ASSESS -> "有承包地、24 个月内的销售或贷款记录";
            case PD_ABOVE_CUTOFF -> "违约概率不高于 " + percent(policy.pdCutOff());
            case LEAF_WITHOUT_EVIDENCE -> "模型中同类历史贷款不少于 " + policy.minLeafRows() + " 笔，或人工判断";
            case LIMIT_TOO_SMALL -> largerLimit(limitPart, policy);
            case OVER_BUDGET -> "预算增加，或排在前面的农户退出";
            case QUALIFIED -> "已批准；命中任何其他规则时改变";
        };
    }

    private static String largerLimit(Function<String, BigDecimal> part, Policy policy) {
        BigDecimal rounding = policy.limit().roundingYuan();
        BigDecimal needed = policy.limit()
                .minimumYuan()
                .divide(rounding, 0, RoundingMode.CEILING)
                .multiply(rounding);
        BigDecimal factor = part.apply("factor");
        BigDecimal missing = needed.subtract(part.apply("before_rounding_yuan"));
        BigDecimal underCap = needed.add(part.apply("balance_yuan"));
        if (underCap.compareTo(part.apply("cap_yuan")) > 0) {
            return "等级上限减贷款余额不足 " + LimitLines.plain(needed) + " 元，须先还款或提高等级";
        }
        return "取整前还差 " + LimitLines.plain(missing) + " 元：年销售再增加 "
                + more(missing, factor.multiply(policy.limit().salesShare())) + " 元，或经营土地再增加 "
                + more(missing, factor.multiply(policy.limit().landYuanPerMu())) + " 亩，或少欠贷款";
    }

    private static String more(BigDecimal missing, BigDecimal yuanPerUnit) {
        return yuanPerUnit.signum() == 0
                ? "（不计）"
                : LimitLines.plain(missing.divide(yuanPerUnit, 2, RoundingMode.CEILING));
    }

    private static String percent(double share) {
        return LimitLines.plain(BigDecimal.valueOf(share).movePointRight(2)) + "%";
    }
}
