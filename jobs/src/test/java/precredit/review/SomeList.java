package precredit.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import precredit.policy.Change;
import precredit.policy.Grade;
import precredit.policy.Households;
import precredit.policy.Outcome;
import precredit.publish.PublishedList;
import precredit.publish.workbook.ListStamp;
import precredit.publish.workbook.TownshipWorkbook;
import precredit.publish.workbook.TownshipWorkbooks;
import precredit.publish.workbook.VillageTotals;

/** A published list of one township with three villages of a hundred invented households each. */
final class SomeList {
    static final ListStamp STAMP = new ListStamp("370982", LocalDate.of(2026, 6, 30), "ab12");
    static final int HOUSEHOLDS = 100;
    private static final List<String> VILLAGES = List.of("370982001001", "370982001002", "370982001003");

    private SomeList() {}

    /** The sheet of the n-th village, from 1. */
    static String sheet(int village) {
        return "00" + village + "_村" + village;
    }

    static String household(int village, int row) {
        return VILLAGES.get(village - 1) + String.format(java.util.Locale.ROOT, "%06d", row);
    }

    /** Household n of a village has the limit 3.0 + (n mod 10) / 10 and grade A, B or C in turn. */
    static BigDecimal limit(int household) {
        return new BigDecimal("3.0").add(BigDecimal.valueOf(household % 10, 1));
    }

    static PublishedList published() {
        List<List<String>> rows = new ArrayList<>();
        for (int village = 1; village <= VILLAGES.size(); village++) {
            for (int household = 1; household <= HOUSEHOLDS; household++) {
                rows.add(row(rows.size() + 1, village, household));
            }
        }
        return new PublishedList(STAMP, rows);
    }

    static byte[] workbook() {
        List<TownshipWorkbook> workbooks = new ArrayList<>();
        TownshipWorkbooks.write(
                STAMP,
                VILLAGES.stream().map(SomeList::totals).toList(),
                published().rows().iterator(),
                workbooks::add);
        return workbooks.get(0).bytes();
    }

    static ReviewCheck check() {
        return new ReviewCheck(published(), Households.policy());
    }

    private static List<String> row(int number, int village, int household) {
        Grade grade = Households.policy().grades().get(household % 3);
        return List.of(
                Integer.toString(number),
                household(village, household),
                household == 7 ? "'=甲" : "乙𠮷",
                "123456********0001",
                household % 2 == 0 ? "" : "100****1234",
                "甲镇",
                "村" + village,
                grade.name(),
                limit(household).toPlainString(),
                grade.annualRatePct().toPlainString(),
                Integer.toString(grade.tenorMonths()),
                "2026-06-30",
                "2026-12-27",
                "新增",
                "近12个月销售100000元");
    }

    private static VillageTotals totals(String code) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Map.of(Outcome.APPROVED, (long) HOUSEHOLDS));
        return new VillageTotals(
                "370982001",
                "甲镇",
                code,
                "村" + code.charAt(11),
                outcomes,
                HOUSEHOLDS,
                BigDecimal.valueOf(3_450_000),
                Map.of(Change.NEW, (long) HOUSEHOLDS));
    }
}
