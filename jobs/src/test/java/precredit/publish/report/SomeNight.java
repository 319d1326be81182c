package precredit.publish.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Tree;
import precredit.model.bin.Bins;
import precredit.policy.Change;
import precredit.policy.Opinion;
import precredit.policy.Outcome;
import precredit.policy.Rule;
import precredit.publish.ListFigures;
import precredit.publish.ListFile;
import precredit.publish.Totals;
import precredit.publish.workbook.VillageTotals;

/** An invented night: 40 villages, of which number n has n approved households, 2 declined and 1 excluded. */
final class SomeNight {
    static final int VILLAGES = 40;
    static final long APPROVED = VILLAGES * (VILLAGES + 1) / 2;
    static final long ROLL = APPROVED + 3L * VILLAGES;
    static final BigDecimal LIMIT = new BigDecimal("35000.00");
    private static final Input SALES = new Input("sales_amount_yuan_12m", "近12个月销售额", "元", Direction.HIGHER_IS_SAFER);

    private SomeNight() {}

    /** The page, with a township of this name. */
    static String page(String township) {
        return new String(bytes(report(township)), StandardCharsets.UTF_8);
    }

    static ListFile report(String township) {
        return CountyReport.of(list(township), night());
    }

    static byte[] bytes(ListFile file) {
        return file.content().bytes();
    }

    private static ListFigures list(String township) {
        BigDecimal yuan = LIMIT.multiply(BigDecimal.valueOf(APPROVED));
        Map<String, Long> outcomes = new LinkedHashMap<>(Map.of("approved", APPROVED, "declined", 2L * VILLAGES));
        outcomes.put("excluded", (long) VILLAGES);
        return new ListFigures(
                new Totals(ROLL, outcomes, APPROVED, yuan.longValueExact()),
                villages(township),
                List.of(
                        new ListFigures.Grade(
                                "A", APPROVED - 100, LIMIT.multiply(BigDecimal.valueOf(APPROVED - 100)), LIMIT, LIMIT),
                        new ListFigures.Grade("B", 100, LIMIT.multiply(BigDecimal.valueOf(100)), LIMIT, LIMIT)),
                List.of(
                        new ListFigures.Changed("新增", "QUALIFIED", 12),
                        new ListFigures.Changed("调出", "NOT_ON_ROLL", 3),
                        new ListFigures.Changed("调出", "OVERDUE_NOW", 4)),
                Optional.of("2026-05-31"));
    }

    private static List<VillageTotals> villages(String township) {
        List<VillageTotals> villages = new ArrayList<>();
        for (int n = 1; n <= VILLAGES; n++) {
            int place = 1 + n % 3;
            villages.add(new VillageTotals(
                    "37098210" + place,
                    place == 1 ? township : "第" + place + "镇",
                    "37098210" + place + "2" + (10 + n),
                    "第" + n + "村",
                    Map.of(Outcome.APPROVED, (long) n, Outcome.DECLINED, 2L, Outcome.EXCLUDED, 1L),
                    n,
                    LIMIT.multiply(BigDecimal.valueOf(n)),
                    Map.of(Change.NEW, (long) n)));
        }
        return villages;
    }

    private static NightFigures night() {
        LedgerFigures ledger = new LedgerFigures(List.of(
                new LedgerFigures.Group(
                        Outcome.APPROVED, Rule.QUALIFIED, List.of(Rule.QUALIFIED), Optional.of(0.02), APPROVED),
                new LedgerFigures.Group(
                        Outcome.DECLINED,
                        Rule.HEAD_AGE,
                        List.of(Rule.HEAD_AGE, Rule.PD_ABOVE_CUTOFF),
                        Optional.of(0.3),
                        2L * VILLAGES),
                new LedgerFigures.Group(
                        Outcome.EXCLUDED, Rule.NO_CONSENT, List.of(Rule.NO_CONSENT), Optional.empty(), VILLAGES)));
        return new NightFigures(
                "370982",
                LocalDate.of(2026, 6, 30),
                ledger,
                Optional.of(ledger),
                new InputDrift(
                        List.of(SALES),
                        new LearntInputs(List.of(
                                new LearntInputs.Column(new Bins(List.of(BigDecimal.TEN), 0), List.of(10L, 10L, 0L)))),
                        new long[][][] {{{50, 50, 0}}, {{95, 5, 0}}}),
                List.of(new SourceFigures(
                        "produce-market",
                        LocalDate.of(2026, 6, 20),
                        45,
                        1000,
                        990,
                        10,
                        Map.of("DUPLICATE", 7L, "ID_FORMAT", 3L))),
                new ModelText(
                        "370982-2026-06-30-01234567",
                        "{\"training_date\":\"2026-06-30\",\"labels\":{\"good\":900,\"bad\":80},\"tree\":{\"leaves\":2,"
                                + "\"depth\":1},\"development\":{\"good\":700,\"bad\":50,\"metrics\":{\"auc\":0.75}},"
                                + "\"hold_out\":null}",
                        "规则 1\n  条件:全部农户\n"),
                new Tree(new Node.Leaf<>(new Tree.Figures(1, 750, 50, 0.02))),
                new ReviewFigures(List.of(
                        new ReviewFigures.Said("370982101211", "第1镇", "第1村", "甲", Opinion.AGREE, 6),
                        new ReviewFigures.Said("370982101211", "第1镇", "第1村", "甲", Opinion.LOWER, 2))));
    }
}
