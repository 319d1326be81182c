package precredit.publish.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import precredit.policy.Change;
import precredit.policy.Outcome;
import precredit.publish.workbook.VillageTotals;

/** Townships and villages in figures. */
final class PlaceSection {
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.APPROVED, Outcome.REFER, Outcome.DECLINED, Outcome.EXCLUDED, Outcome.NO_DATA);
    private static final List<Change> CHANGES = List.of(Change.NEW, Change.UP, Change.DOWN, Change.DROPPED);

    private final List<VillageTotals> villages;
    private final List<List<VillageTotals>> townships;

    private PlaceSection(List<VillageTotals> villages) {
        this.villages = villages;
        TreeMap<String, List<VillageTotals>> byCode = new TreeMap<>();
        villages.forEach(village -> byCode.computeIfAbsent(village.townshipCode(), code -> new ArrayList<>())
                .add(village));
        this.townships = List.copyOf(byCode.values());
    }

    static Section of(List<VillageTotals> villages) {
        PlaceSection places = new PlaceSection(villages.stream()
                .sorted(Comparator.comparing(VillageTotals::code))
                .toList());
        return new Section(
                "places",
                "乡镇与村",
                "点列名排序；额度单位为万元，变动与上期名单比较。",
                List.of(places.chart()),
                List.of(places.townshipTable(), places.villageTable()));
    }

    private Chart chart() {
        List<Chart.Series> series = OUTCOMES.stream()
                .map(outcome -> Chart.Series.of(
                        Words.of(outcome),
                        townships.stream()
                                .map(township -> sum(township, outcome))
                                .toList()))
                .toList();
        return new Chart(
                "township-chart",
                "各乡镇户数，按结果",
                Chart.Shape.STACKED_BARS,
                townships.stream().map(township -> township.get(0).township()).toList(),
                series);
    }

    private Table townshipTable() {
        return new Table(
                "township-table",
                "乡镇",
                columns(Table.Column.text("乡镇"), Table.Column.text("代码")),
                townships.stream()
                        .map(township -> row(
                                township,
                                township.get(0).township(),
                                township.get(0).townshipCode()))
                        .toList(),
                row(villages, "合计", ""));
    }

    private Table villageTable() {
        return new Table(
                "village-table",
                "村",
                columns(Table.Column.text("村"), Table.Column.text("乡镇"), Table.Column.text("代码")),
                villages.stream()
                        .map(village -> row(List.of(village), village.name(), village.township(), village.code()))
                        .toList(),
                row(villages, "合计", "", ""));
    }

    private static List<Table.Column> columns(Table.Column... places) {
        return Stream.concat(
                        Stream.of(places),
                        Stream.of("名册", "批准", "转人工", "不予授信", "排除", "无数据", "名单户数", "额度合计", "新增", "调增", "调减", "调出")
                                .map(Table.Column::number))
                .toList();
    }

    private static List<String> row(List<VillageTotals> villages, String... place) {
        List<String> cells = new ArrayList<>(List.of(place));
        cells.add(Shown.count(villages.stream().mapToLong(VillageTotals::roll).sum()));
        OUTCOMES.forEach(outcome -> cells.add(Shown.count(sum(villages, outcome))));
        cells.add(Shown.count(villages.stream().mapToLong(VillageTotals::listed).sum()));
        cells.add(Shown.tenThousands(
                villages.stream().map(VillageTotals::limitYuan).reduce(BigDecimal.ZERO, BigDecimal::add)));
        CHANGES.forEach(change -> cells.add(Shown.count(villages.stream()
                .mapToLong(village -> village.households(change))
                .sum())));
        return cells;
    }

    private static long sum(List<VillageTotals> villages, Outcome outcome) {
        return villages.stream()
                .mapToLong(village -> village.households(outcome))
                .sum();
    }
}
