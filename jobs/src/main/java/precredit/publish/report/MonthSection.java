package precredit.publish.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import precredit.model.Input;
import precredit.model.validation.Drift;
import precredit.model.validation.Month;

/** How the labelled loans of each month differ from the training loans. */
final class MonthSection {
    private static final List<Table.Column> MONTHS = List.of(
            Table.Column.text("月份"),
            Table.Column.number("笔数"),
            Table.Column.number("坏"),
            Table.Column.number("坏账率"),
            Table.Column.number("评分 PSI"),
            Table.Column.number("偶然值"),
            Table.Column.text("变化最大的指标"),
            Table.Column.number("其 PSI"),
            Table.Column.number("偶然值"));

    private MonthSection() {}

    static Section of(ModelStudy model) {
        List<Month> months = model.study().figures().months();
        return new Section(
                "months",
                "逐月稳定性",
                "各月有标签的贷款对全部训练样本的 PSI：评分按规则，指标按训练样本的十等分。笔数少的月份偶然值大，PSI 接近偶然值即看不出变化。",
                List.of(chart(months)),
                List.of(
                        new Table(
                                "month-table",
                                "各月",
                                MONTHS,
                                months.stream().map(month -> row(model, month)).toList()),
                        inputs(model, months)));
    }

    private static List<String> row(ModelStudy model, Month month) {
        var largest = month.inputs().entrySet().stream()
                .max(Comparator.comparingDouble(
                        input -> input.getValue().psi() - input.getValue().byChance()))
                .orElseThrow();
        return List.of(
                month.month(),
                Shown.count(month.rows()),
                Shown.count(month.bads()),
                Shown.percent(month.bads(), month.rows()),
                Stability.shown(month.score().psi()),
                Stability.shown(month.score().byChance()),
                model.words(largest.getKey()),
                Stability.shown(largest.getValue().psi()),
                Stability.shown(largest.getValue().byChance()));
    }

    private static Table inputs(ModelStudy model, List<Month> months) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("指标")));
        months.forEach(month -> columns.add(Table.Column.number(month.month())));
        return new Table(
                "month-input-table",
                "各指标逐月 PSI",
                columns,
                model.inputs().stream().map(input -> row(input, months)).toList());
    }

    private static List<String> row(Input input, List<Month> months) {
        List<String> cells = new ArrayList<>(List.of(input.words()));
        months.forEach(month ->
                cells.add(Stability.shown(month.inputs().get(input.column()).psi())));
        return cells;
    }

    private static Chart chart(List<Month> months) {
        return new Chart(
                "month-chart",
                "评分的 PSI",
                Chart.Shape.COLUMNS,
                months.stream().map(Month::month).toList(),
                List.of(
                        Chart.Series.of("评分 PSI", figures(months, Drift::psi)),
                        Chart.Series.of("偶然值", figures(months, Drift::byChance))));
    }

    private static List<BigDecimal> figures(List<Month> months, java.util.function.ToDoubleFunction<Drift> figure) {
        return months.stream()
                .map(month -> new BigDecimal(figure.applyAsDouble(month.score())).setScale(3, RoundingMode.HALF_UP))
                .toList();
    }
}
