package precredit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import precredit.policy.Change;
import precredit.policy.Outcome;
import precredit.policy.Policy;
import precredit.policy.Rule;

/** Says what was decided on a household, why, how its limit was measured, and what would change the outcome. */
public final class Explanation {
    private static final Map<String, String> OUTCOMES = Map.of(
            Outcome.APPROVED.code(), "批准",
            Outcome.REFER.code(), "转人工",
            Outcome.DECLINED.code(), "不批准",
            Outcome.EXCLUDED.code(), "排除",
            Outcome.NO_DATA.code(), "无从评估");
    private static final Map<String, String> CHANGES = Map.of(
            Change.NEW.code(), "新增",
            Change.UP.code(), "调增",
            Change.DOWN.code(), "调减",
            Change.KEPT.code(), "维持",
            Change.DROPPED.code(), "调出");

    private final Row row;
    private final Policy policy;
    private final List<String> lines = new ArrayList<>();

    private Explanation(Row row, Policy policy) {
        this.row = row;
        this.policy = policy;
    }

    /** What the model says of a household: its way through the tree, and what brings it to the nearest better leaf. */
    public record Reading(List<String> path, List<String> changes) {
        /** That of a household which is not assessed. */
        public static final Reading NONE = new Reading(List.of(), List.of());
    }

    /** The text, one fact per line. */
    public static String of(Row ledgerRow, Reading reading, Policy policy) {
        Explanation explanation = new Explanation(ledgerRow, policy);
        explanation.decision();
        explanation.reasons();
        explanation.model(reading.path());
        explanation.limit();
        explanation.whatWouldChange(reading.changes());
        explanation.origin();
        return String.join("\n", explanation.lines) + "\n";
    }

    private void decision() {
        say("农户 %s，%s%s，截至 %s", text("household_id"), text("township"), text("village"), text("as_of"));
        say("结论：%s", outcome(text("outcome")));
        value("reviewed_outcome").ifPresent(reviewed -> say("评议：%s", reviewed((String) reviewed)));
        value("valid_from").ifPresent(from -> say("有效期：%s 至 %s", from, text("valid_to")));
        value("change").ifPresent(change -> say("与上期名单比较：%s", CHANGES.get(change)));
    }

    /** Beside the model's limit the one that holds after review. */
    private String reviewed(String outcome) {
        String limits = value("reviewed_limit_yuan")
                .map(limit -> String.format(
                        Locale.ROOT,
                        "，额度 %s 元（模型 %s 元）",
                        LimitLines.plain((BigDecimal) limit),
                        LimitLines.plain(row.getAs("limit_yuan"))))
                .orElse("");
        return outcome(outcome) + limits + "，" + text("reviewed_on");
    }

    private void reasons() {
        List<String> reasons = row.getList(row.fieldIndex("reasons"));
        List<String> sentences = row.getList(row.fieldIndex("sentences"));
        say("原因：");
        for (int i = 0; i < reasons.size(); i++) {
            String primary = reasons.get(i).equals(text("primary_reason")) ? "（主要原因）" : "";
            String outcome =
                    outcome(policy.outcome(Rule.valueOf(reasons.get(i))).code());
            say("  %s %s%s：%s", outcome, reasons.get(i), primary, sentences.get(i));
        }
    }

    private void model(List<String> path) {
        if (value("pd").isEmpty()) {
            say("模型：未使用");
            return;
        }
        BigDecimal percent = new BigDecimal(text("pd"))
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        say("模型：违约概率 %s%%，等级 %s，第 %s 类", percent.toPlainString(), text("grade"), text("leaf_id"));
        path.forEach(step -> say("  %s", step));
    }

    private void limit() {
        value("limit_parts").ifPresent(parts -> lines.addAll(LimitLines.of((Row) parts, row.getAs("limit_yuan"))));
        value("annual_rate_pct")
                .ifPresent(rate -> say(
                        "  参考年利率 %s%%，期限 %s 个月",
                        new BigDecimal(rate.toString()).stripTrailingZeros().toPlainString(), text("tenor_months")));
    }

    private void whatWouldChange(List<String> changes) {
        List<Rule> rules = row.<String>getList(row.fieldIndex("reasons")).stream()
                .map(Rule::valueOf)
                .toList();
        say("怎样会改变结论：");
        if (!policy.version().equals(text("policy_version"))) {
            say("  注意：以下按现行政策 %s，当时的政策是 %s", policy.version(), text("policy_version"));
        }
        for (Rule rule : rules) {
            say("  %s：%s", rule.name(), Remedy.of(rule, this::limitPart, policy));
            if (rule == Rule.PD_ABOVE_CUTOFF) {
                Advice.lower(changes).forEach(change -> say("    %s", change));
            }
        }
        if (!rules.contains(Rule.PD_ABOVE_CUTOFF) && !changes.isEmpty()) {
            say("  更好的等级：");
            changes.forEach(change -> say("    %s", change));
        }
        whatComesNext(rules);
    }

    /** The outcome once all reasons for this one are gone, as far as the row can tell. */
    private void whatComesNext(List<Rule> rules) {
        String deciding = text("outcome");
        Optional<String> next = rules.stream()
                .map(policy::outcome)
                .filter(outcome -> !outcome.code().equals(deciding))
                .min(Comparator.naturalOrder())
                .map(Outcome::code);
        boolean assessed = value("pd").isPresent();
        if (!deciding.equals(Outcome.APPROVED.code()) && (next.isPresent() || assessed)) {
            String then = outcome(next.orElse(Outcome.APPROVED.code()));
            say("  以上%s的原因全部消除后，结论为：%s%s", OUTCOMES.get(deciding), then, assessed ? "" : "，或须重新评估");
        }
    }

    private void origin() {
        say("模型 %s，政策 %s，运行 %s", text("model_id"), text("policy_version"), text("run_id"));
    }

    private BigDecimal limitPart(String name) {
        return LimitLines.figure(row.getAs("limit_parts"), name);
    }

    private String outcome(String code) {
        return OUTCOMES.get(code) + "（" + code + "）";
    }

    private Optional<Object> value(String column) {
        return Optional.ofNullable(row.getAs(column));
    }

    private String text(String column) {
        return String.valueOf(row.<Object>getAs(column));
    }

    private void say(String sentence, Object... figures) {
        lines.add(String.format(Locale.ROOT, sentence, figures));
    }
}
