package precredit.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import precredit.model.Band;
import precredit.model.Interval;
import precredit.model.Metrics;
import precredit.model.Resampling;
import precredit.model.TreeInWords;
import precredit.model.bin.Bins;
import precredit.model.learn.PointsTable;
import precredit.modelcheck.ModelCheck.Repeat;
import precredit.modelcheck.ModelCheck.Scored;
import precredit.publish.Page;

/** report.html of a check: measures of all contenders, and of the first repeat everything that is read. */
record CheckReport(LabelledTable table, List<Repeat> repeats) {
    private static final int BANDS = 10;

    /** One contender on one set. Public members are read by the template. */
    public record Line(
            String contender, String set, String auc, String interval, String ks, String gini, String brier) {}

    /** One tenth of the unseen rows, the riskiest first; {@code caught} is the share of all bads so far. */
    public record Tenth(String rows, String bads, String foretold, String rate, String interval, String caught) {}

    /** One input by itself. */
    public record Strength(String input, String informationValue, String auc) {}

    /** One bin of one input, in log-odds. */
    public record Points(String input, String bin, String points) {}

    String page(String name) {
        Repeat first = repeats.get(0);
        return Page.of(
                "modelcheck/report.html",
                Map.of(
                        "name",
                        name,
                        "repeats",
                        repeats.size(),
                        "shipped",
                        first.contest().readable(),
                        "lines",
                        lines(),
                        "tenths",
                        tenths(first.tested()),
                        "strengths",
                        strengths(first),
                        "rules",
                        new TreeInWords(first.inputs()).rules(first.contest().tree()),
                        "categories",
                        categories(first.encoding()),
                        "scorecard",
                        scorecard(first),
                        "points",
                        points(first)));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int repeat = 0; repeat < repeats.size(); repeat++) {
            String number = " " + (repeat + 1);
            lines.addAll(lines(repeats.get(repeat).tested(), "unseen" + number));
            lines.addAll(lines(repeats.get(repeat).training(), "training" + number));
        }
        return lines;
    }

    private static List<Line> lines(Scored set, String name) {
        List<Line> lines = new ArrayList<>();
        Map<String, Resampling.Intervals> intervals = Resampling.of(set.pds(), set.rows());
        set.pds().forEach((contender, pds) -> {
            Metrics metrics = Metrics.of(pds, set.rows()).orElseThrow();
            Interval interval = intervals.get(contender).auc();
            lines.add(new Line(
                    contender,
                    name,
                    four(metrics.auc()),
                    four(interval.low()) + " to " + four(interval.high()),
                    four(metrics.ks()),
                    four(metrics.gini()),
                    four(metrics.brier())));
        });
        return lines;
    }

    private static List<Tenth> tenths(Scored set) {
        List<Tenth> tenths = new ArrayList<>();
        long caught = 0;
        for (Band band : Band.of(set.pds().get(ModelCheck.READABLE), set.rows(), BANDS)) {
            caught += band.bads();
            tenths.add(new Tenth(
                    Long.toString(band.rows()),
                    Long.toString(band.bads()),
                    percent(band.foretold()),
                    percent(band.badRate()),
                    percent(band.low()) + " to " + percent(band.high()),
                    percent((double) caught / set.rows().bads())));
        }
        return tenths;
    }

    private static List<Strength> strengths(Repeat repeat) {
        return repeat.contest().strengths().stream()
                .map(input -> new Strength(input.column(), four(input.informationValue()), four(input.auc())))
                .toList();
    }

    private List<String> categories(Encoding encoding) {
        return IntStream.range(0, table.columns().size())
                .filter(column -> !encoding.categories(column).isEmpty())
                .mapToObj(column -> table.columns().get(column) + ": " + numbered(encoding.categories(column)))
                .toList();
    }

    private static String numbered(List<String> categories) {
        return String.join(
                ", ",
                IntStream.range(0, categories.size())
                        .mapToObj(rank -> rank + " = " + categories.get(rank))
                        .toList());
    }

    private List<Points> scorecard(Repeat repeat) {
        List<Bins> bins = repeat.contest().scorecard().bins();
        return bins(bins, (column, bin) -> repeat.contest().scorecard().points(column, bin));
    }

    private List<Points> points(Repeat repeat) {
        PointsTable points = repeat.contest().points();
        List<Points> lines = new ArrayList<>(
                bins(points.bins(), (column, bin) -> points.columns().get(column)[bin]));
        for (PointsTable.Pair pair : points.pairs()) {
            double most = java.util.Arrays.stream(pair.cells())
                    .flatMapToDouble(java.util.Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            lines.add(new Points(
                    table.columns().get(pair.one()) + " and " + table.columns().get(pair.other()),
                    "a cell for each two bins",
                    "at most " + four(most)));
        }
        return lines;
    }

    /** What a bin of a column adds. */
    private interface Adding {
        double points(int column, int bin);
    }

    private List<Points> bins(List<Bins> bins, Adding adding) {
        return IntStream.range(0, bins.size())
                .boxed()
                .flatMap(column -> IntStream.range(0, bins.get(column).count())
                        .mapToObj(bin -> new Points(
                                table.columns().get(column),
                                words(bins.get(column), bin),
                                four(adding.points(column, bin)))))
                .toList();
    }

    private static String words(Bins bins, int bin) {
        if (bin == 0) {
            return "missing";
        }
        return bin == bins.count() - 1
                ? "above"
                : "up to " + bins.end(bin).stripTrailingZeros().toPlainString();
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
