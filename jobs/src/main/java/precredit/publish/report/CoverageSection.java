package precredit.publish.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import precredit.model.validation.Cell;
import precredit.model.validation.CountyFigures;
import precredit.model.validation.Figures;

/** Which households the model reaches, by township, sex of the head and age; none of these is an input. */
final class CoverageSection {
    private static final Map<String, String> KINDS = Map.of("township", "乡镇", "sex", "户主性别", "age", "户主年龄");
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("类别"),
            Table.Column.text("组"),
            Table.Column.number("名册户数"),
            Table.Column.number("评分户数"),
            Table.Column.number("有标签贷款的户数"),
            Table.Column.number("平均违约概率"),
            Table.Column.number("准入线以内"),
            Table.Column.number("规则依据不足"));

    private CoverageSection() {}

    static Section of(Figures figures) {
        List<List<String>> rows = figures.county().map(CountyFigures::coverage).stream()
                .flatMap(List::stream)
                .map(CoverageSection::row)
                .toList();
        return new Section(
                "coverage",
                "覆盖",
                "性别、年龄和乡镇都不是模型的输入，这里看结果是否因组而异。少于 " + Cell.LEAST + " 户的组合并为“其余”，少于 " + Cell.LEAST + " 户的数不显示。",
                List.of(),
                List.of(new Table("coverage-table", "各组", COLUMNS, rows)));
    }

    private static List<String> row(Cell cell) {
        return List.of(
                KINDS.getOrDefault(cell.kind(), cell.kind()),
                cell.group().equals(Cell.REST) ? "其余" : cell.group(),
                count(cell.households()),
                count(cell.scored()),
                count(cell.borrowers()),
                share(cell.meanPd()),
                share(cell.withinCutOff()),
                share(cell.withoutEvidence()));
    }

    private static String count(Optional<Long> count) {
        return count.map(Shown::count).orElseGet(() -> String.format(Locale.ROOT, "<%d", Cell.LEAST));
    }

    private static String share(Optional<Double> share) {
        return share.map(Shown::percent).orElse(Shown.NOTHING);
    }
}
