package precredit.publish.report;

import java.math.BigDecimal;
import java.util.List;
import precredit.publish.ListFigures;

/** The limits that are listed, by grade. */
final class GradeSection {
    private GradeSection() {}

    static Section of(ListFigures list) {
        List<ListFigures.Grade> grades = list.grades();
        List<String> names = grades.stream().map(grade -> grade.name() + " 级").toList();
        return new Section(
                "grades",
                "等级与额度",
                "列入名单的农户，评议后的额度；金额单位为万元。",
                List.of(
                        new Chart(
                                "grade-households",
                                "户数",
                                Chart.Shape.COLUMNS,
                                names,
                                List.of(Chart.Series.of(
                                        "户数",
                                        grades.stream()
                                                .map(ListFigures.Grade::households)
                                                .toList()))),
                        new Chart(
                                "grade-limits",
                                "额度合计(万元)",
                                Chart.Shape.COLUMNS,
                                names,
                                List.of(Chart.Series.of(
                                        "额度合计(万元)",
                                        grades.stream()
                                                .map(grade -> grade.limitYuan().movePointLeft(4))
                                                .toList())))),
                List.of(table(list)));
    }

    private static Table table(ListFigures list) {
        BigDecimal yuan = BigDecimal.valueOf(list.totals().limitYuan());
        long listed = list.totals().listed();
        return new Table(
                "grade-table",
                "各等级",
                List.of(
                        Table.Column.text("等级"),
                        Table.Column.number("户数"),
                        Table.Column.number("占名单"),
                        Table.Column.number("额度合计"),
                        Table.Column.number("户均"),
                        Table.Column.number("最低"),
                        Table.Column.number("最高")),
                list.grades().stream().map(grade -> row(grade, listed)).toList(),
                List.of(
                        "合计",
                        Shown.count(listed),
                        Shown.percent(listed, listed),
                        Shown.tenThousands(yuan),
                        Shown.mean(yuan, listed),
                        "",
                        ""));
    }

    private static List<String> row(ListFigures.Grade grade, long listed) {
        return List.of(
                grade.name(),
                Shown.count(grade.households()),
                Shown.percent(grade.households(), listed),
                Shown.tenThousands(grade.limitYuan()),
                Shown.mean(grade.limitYuan(), grade.households()),
                Shown.tenThousands(grade.smallest()),
                Shown.tenThousands(grade.largest()));
    }
}
