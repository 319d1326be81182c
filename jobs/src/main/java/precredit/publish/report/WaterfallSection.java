package precredit.publish.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import precredit.policy.Outcome;
import precredit.policy.Rule;
import precredit.publish.Totals;

/** The way from the roll to the list: who leaves it at which reason. */
final class WaterfallSection {
    private static final List<Outcome> LEAVING =
            List.of(Outcome.EXCLUDED, Outcome.DECLINED, Outcome.REFER, Outcome.NO_DATA);

    private final LedgerFigures ledger;
    private final Totals totals;
    private final List<String> labels = new ArrayList<>();
    private final List<Chart.Bar> bars = new ArrayList<>();
    private long left;

    private WaterfallSection(LedgerFigures ledger, Totals totals) {
        this.ledger = ledger;
        this.totals = totals;
        this.left = ledger.roll();
    }

    static Section of(LedgerFigures ledger, Totals totals) {
        return new WaterfallSection(ledger, totals).section();
    }

    private Section section() {
        return new Section(
                "waterfall",
                "从名册到名单",
                "每户只有一个结果；“主要原因”各行相加等于该结果的户数，“命中”是命中该原因的全部户数，一户可以命中多个。",
                List.of(chart()),
                List.of(table()));
    }

    private Chart chart() {
        stands("名册");
        for (Outcome outcome : LEAVING) {
            ledger.byPrimary(outcome).forEach((rule, households) -> leaves(Words.of(rule), households));
        }
        stands("批准");
        if (totals.refusedInReview() > 0) {
            leaves("评议不予授信", totals.refusedInReview());
            stands("列入名单");
        }
        return new Chart("waterfall-chart", "户数", Chart.Shape.WATERFALL, labels, List.of(new Chart.Series("户数", bars)));
    }

    private void stands(String label) {
        labels.add(label + " " + Shown.count(left));
        bars.add(new Chart.Bar(BigDecimal.ZERO, BigDecimal.valueOf(left)));
    }

    private void leaves(String label, long households) {
        labels.add(label + " −" + Shown.count(households));
        bars.add(new Chart.Bar(BigDecimal.valueOf(left - households), BigDecimal.valueOf(left)));
        left -= households;
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome outcome : LEAVING) {
            rows.addAll(rows(outcome));
        }
        rows.addAll(rows(Outcome.APPROVED));
        return new Table(
                "waterfall-table",
                "结果与原因",
                List.of(
                        Table.Column.text("结果"),
                        Table.Column.text("原因"),
                        Table.Column.text("代码"),
                        Table.Column.number("主要原因户数"),
                        Table.Column.number("占名册"),
                        Table.Column.number("命中户数")),
                rows,
                List.of("名册", "", "", Shown.count(ledger.roll()), Shown.percent(ledger.roll(), ledger.roll()), ""));
    }

    private List<List<String>> rows(Outcome outcome) {
        return ledger.byPrimary(outcome).entrySet().stream()
                .map(reason -> row(outcome, reason))
                .toList();
    }

    private List<String> row(Outcome outcome, Map.Entry<Rule, Long> reason) {
        return List.of(
                Words.of(outcome),
                Words.of(reason.getKey()),
                reason.getKey().name(),
                Shown.count(reason.getValue()),
                Shown.percent(reason.getValue(), ledger.roll()),
                Shown.count(ledger.hitting(reason.getKey())));
    }
}
