package precredit.model.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import precredit.model.bin.BinnedRows;
import precredit.model.bin.Bins;

/**
 * A model that is read as tables: each column adds the log-odds of its bin, and a few pairs of columns add those of a
 * cell. Nothing else is in it, so that a person can add up a score by hand.
 */
public record PointsTable(double base, List<Bins> bins, List<double[]> columns, List<Pair> pairs) {
    /** The log-odds of every cell of two columns, {@code cells[bin of one][bin of other]}. */
    public record Pair(int one, int other, double[][] cells) {
        private Pair copy() {
            return new Pair(
                    one, other, Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new));
        }
    }

    public PointsTable {
        columns = List.copyOf(columns);
        pairs = List.copyOf(pairs);
    }

    /** The probability of a bad outcome, row by row; the rows must be in the bins of this table. */
    public double[] probabilities(BinnedRows rows) {
        return LogOdds.probabilities(logOdds(rows));
    }

    /** The sum of all tables, row by row. */
    public double[] logOdds(BinnedRows rows) {
        return IntStream.range(0, rows.count())
                .parallel()
                .mapToDouble(row -> logOdds(rows, row))
                .toArray();
    }

    /** Nothing but the log-odds of all rows, in the bins of these. */
    static PointsTable empty(BinnedRows rows) {
        List<double[]> columns =
                rows.bins().stream().map(column -> new double[column.count()]).toList();
        return new PointsTable(LogOdds.ofBadRate(rows.rows()), rows.bins(), columns, List.of());
    }

    /** The mean of tables in the same bins. */
    static PointsTable mean(List<PointsTable> tables) {
        PointsTable first = tables.get(0);
        double share = 1.0 / tables.size();
        double base = 0;
        List<double[]> columns =
                first.bins.stream().map(column -> new double[column.count()]).toList();
        List<Pair> pairs = new ArrayList<>();
        PointsTable mean = new PointsTable(0, first.bins, columns, List.of());
        for (PointsTable table : tables) {
            base += share * table.base;
            for (int column = 0; column < columns.size(); column++) {
                add(table.columns.get(column), share, columns.get(column));
            }
            for (Pair pair : table.pairs) {
                double[][] cells = mean.pair(new int[] {pair.one, pair.other}, pairs).cells;
                for (int line = 0; line < cells.length; line++) {
                    add(pair.cells[line], share, cells[line]);
                }
            }
        }
        return new PointsTable(base, first.bins, columns, pairs);
    }

    private static void add(double[] values, double share, double[] into) {
        Arrays.setAll(into, i -> into[i] + share * values[i]);
    }

    /** With the steps of more trees added to the tables; each asks about one column, or about two. */
    PointsTable plus(List<BinNode> trees) {
        List<double[]> sums = new ArrayList<>();
        columns.forEach(table -> sums.add(table.clone()));
        List<Pair> cells = new ArrayList<>();
        pairs.forEach(pair -> cells.add(pair.copy()));
        trees.forEach(tree -> add(tree, sums, cells));
        return new PointsTable(base, bins, sums, cells);
    }

    private void add(BinNode tree, List<double[]> sums, List<Pair> cells) {
        int[] asked = asked(tree).distinct().sorted().toArray();
        if (asked.length == 1) {
            double[] table = sums.get(asked[0]);
            Arrays.setAll(table, bin -> table[bin] + value(tree, asked, bin, 0));
        } else if (asked.length == 2) {
            double[][] table = pair(asked, cells).cells();
            for (int bin = 0; bin < table.length; bin++) {
                for (int other = 0; other < table[bin].length; other++) {
                    table[bin][other] += value(tree, asked, bin, other);
                }
            }
        }
    }

    private Pair pair(int[] asked, List<Pair> cells) {
        return cells.stream()
                .filter(pair -> pair.one == asked[0] && pair.other == asked[1])
                .findFirst()
                .orElseGet(() -> {
                    int lines = bins.get(asked[0]).count();
                    int width = bins.get(asked[1]).count();
                    cells.add(new Pair(asked[0], asked[1], new double[lines][width]));
                    return cells.get(cells.size() - 1);
                });
    }

    private static double value(BinNode tree, int[] asked, int bin, int other) {
        BinNode node = tree;
        while (node instanceof BinNode.Split split) {
            node = split.isLeft(split.column() == asked[0] ? bin : other) ? split.left() : split.right();
        }
        return ((BinNode.Leaf) node).value();
    }

    private static IntStream asked(BinNode node) {
        return node instanceof BinNode.Split split
                ? IntStream.concat(
                        IntStream.of(split.column()), IntStream.concat(asked(split.left()), asked(split.right())))
                : IntStream.empty();
    }

    private double logOdds(BinnedRows rows, int row) {
        double sum = base;
        for (int column = 0; column < columns.size(); column++) {
            sum += columns.get(column)[rows.code(column, row)];
        }
        for (Pair pair : pairs) {
            sum += pair.cells[rows.code(pair.one, row)][rows.code(pair.other, row)];
        }
        return sum;
    }
}
