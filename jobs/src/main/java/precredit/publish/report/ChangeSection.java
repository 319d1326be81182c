package precredit.publish.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import precredit.publish.ListFigures;

/** What differs from the list published last, and why. */
final class ChangeSection {
    private static final List<String> ORDER = List.of("新增", "调增", "调减", "维持", "调出");

    private ChangeSection() {}

    static Section of(ListFigures list) {
        Map<String, Long> counts = counts(list);
        String lead = list.previous().map(dt -> "与 " + dt + " 的名单比较。").orElse("这是第一期名单，全部为新增。");
        return new Section(
                "changes",
                "与上期比较",
                lead,
                List.of(new Chart(
                        "change-chart",
                        "户数",
                        Chart.Shape.COLUMNS,
                        ORDER,
                        List.of(Chart.Series.of(
                                "户数",
                                ORDER.stream()
                                        .map(change -> counts.getOrDefault(change, 0L))
                                        .toList())))),
                List.of(table(list, counts)));
    }

    /** Kept households are what the list holds beside new, raised and lowered ones. */
    private static Map<String, Long> counts(ListFigures list) {
        Map<String, Long> counts = new TreeMap<>();
        list.changes().forEach(changed -> counts.merge(changed.change(), changed.households(), Long::sum));
        long differing = ORDER.subList(0, 3).stream()
                .mapToLong(change -> counts.getOrDefault(change, 0L))
                .sum();
        counts.put("维持", list.totals().listed() - differing);
        return counts;
    }

    private static Table table(ListFigures list, Map<String, Long> counts) {
        List<List<String>> rows = ORDER.stream()
                .flatMap(change -> change.equals("维持")
                        ? Stream.of(List.of(change, "额度不变", "", Shown.count(counts.get(change))))
                        : list.changes().stream()
                                .filter(changed -> changed.change().equals(change))
                                .map(ChangeSection::row))
                .toList();
        return new Table(
                "change-table",
                "变动与原因",
                List.of(
                        Table.Column.text("变动"),
                        Table.Column.text("原因"),
                        Table.Column.text("代码"),
                        Table.Column.number("户数")),
                rows);
    }

    private static List<String> row(ListFigures.Changed changed) {
        return List.of(
                changed.change(),
                Words.ofReason(changed.reason()),
                changed.reason(),
                Shown.count(changed.households()));
    }
}
