package precredit.publish.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import precredit.model.Input;
import precredit.model.StabilityIndex;

/** How tonight's households differ from those of the list before, and from the loans that the model learnt from. */
final class DriftSection {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("指标"),
            Table.Column.text("字段"),
            Table.Column.number("PSI 对上期"),
            Table.Column.text("判断"),
            Table.Column.number("PSI 对训练样本"),
            Table.Column.text("判断"));

    private DriftSection() {}

    static Section of(ScoreDrift score, InputDrift inputs, Optional<String> previous) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                List.of("违约概率", "pd"),
                score.before()
                        .map(before -> StabilityIndex.of(before, score.tonight()))
                        .orElse(Double.NaN),
                StabilityIndex.of(score.learnt(), score.tonight())));
        inputs.inputs().forEach(input -> rows.add(row(inputs, input)));
        return new Section(
                "drift",
                "漂移",
                "PSI 低于 0.10 为稳定，0.10 至 0.25 须留意，更高为明显变化。训练样本是借过款的农户，名册是全部农户，两者本来就不同；" + "逐期的变化看“对上期”"
                        + previous.map(dt -> "（" + dt + "）").orElse("（没有上期）") + "。",
                List.of(chart(score)),
                List.of(new Table("drift-table", "稳定性", COLUMNS, rows)));
    }

    private static List<String> row(InputDrift inputs, Input input) {
        long[] tonight = inputs.tonight(input);
        return row(
                List.of(input.words(), input.column()),
                StabilityIndex.of(inputs.before(input), tonight),
                StabilityIndex.of(inputs.learnt(input), tonight));
    }

    private static List<String> row(List<String> names, double toBefore, double toLearnt) {
        List<String> cells = new ArrayList<>(names);
        cells.add(Stability.shown(toBefore));
        cells.add(Stability.words(toBefore));
        cells.add(Stability.shown(toLearnt));
        cells.add(Stability.words(toLearnt));
        return cells;
    }

    private static Chart chart(ScoreDrift score) {
        List<Chart.Series> series = new ArrayList<>();
        series.add(Chart.Series.of("本期", shares(score.tonight())));
        score.before().ifPresent(before -> series.add(Chart.Series.of("上期", shares(before))));
        series.add(Chart.Series.of("训练样本", shares(score.learnt())));
        return new Chart("score-chart", "违约概率的分布(%)", Chart.Shape.COLUMNS, bands(), series);
    }

    private static List<String> bands() {
        List<BigDecimal> bounds = ScoreDrift.BANDS.cuts();
        List<String> bands = new ArrayList<>();
        bounds.forEach(bound -> bands.add("≤" + percent(bound)));
        bands.add(">" + percent(bounds.get(bounds.size() - 1)));
        return bands;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).toBigInteger() + "%";
    }

    /** In percent with one decimal, without the bin of missing probabilities, in which nobody is. */
    private static List<BigDecimal> shares(long[] counts) {
        long all = Math.max(1, LongStream.of(counts).sum());
        return IntStream.range(1, counts.length)
                .mapToObj(bin -> BigDecimal.valueOf(counts[bin])
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP))
                .toList();
    }
}
