package precredit.modelcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/**
 * Numbers for the columns of a table. A column whose cells are all numbers stays as it is; the categories of any other
 * become their ranks by bad rate, on the training rows alone, so that a question about ranks is one about a set of
 * categories. A category that was not seen in training is missing.
 */
final class Encoding {
    /** Rows of the overall bad rate that are added to each category. */
    private static final double PRIOR_ROWS = 20;

    private final LabelledTable table;
    private final List<Map<String, Double>> categories;

    private Encoding(LabelledTable table, List<Map<String, Double>> categories) {
        this.table = table;
        this.categories = categories;
    }

    /** Learnt from these rows; numbers of a column have no categories. */
    static Encoding of(LabelledTable table, int[] training) {
        return new Encoding(
                table,
                IntStream.range(0, table.columns().size())
                        .mapToObj(column ->
                                isNumeric(table, column) ? Map.<String, Double>of() : ranks(table, column, training))
                        .toList());
    }

    /** These rows as numbers. */
    Rows rows(int[] chosen) {
        double[][] values = IntStream.range(0, categories.size())
                .mapToObj(column -> IntStream.of(chosen)
                        .mapToDouble(row -> value(table.cell(row, column), column))
                        .toArray())
                .toArray(double[][]::new);
        byte[] bad = new byte[chosen.length];
        IntStream.range(0, bad.length).forEach(i -> bad[i] = table.bad()[chosen[i]]);
        return new Rows(table.columns(), values, bad);
    }

    /** The categories of a column in the order of their ranks, the first 0; none of a column of numbers. */
    List<String> categories(int column) {
        return List.copyOf(categories.get(column).keySet());
    }

    private double value(String cell, int column) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        Map<String, Double> ranks = categories.get(column);
        return ranks.isEmpty() ? Double.parseDouble(cell) : ranks.getOrDefault(cell, Double.NaN);
    }

    private static boolean isNumeric(LabelledTable table, int column) {
        return IntStream.range(0, table.rows())
                .mapToObj(row -> table.cell(row, column))
                .allMatch(cell -> cell.isEmpty() || isNumber(cell));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    }

    private static Map<String, Double> ranks(LabelledTable table, int column, int[] training) {
        Map<String, long[]> counts = new TreeMap<>();
        long bads = 0;
        for (int row : training) {
            bads += table.bad()[row];
            if (!table.cell(row, column).isEmpty()) {
                long[] count = counts.computeIfAbsent(table.cell(row, column), category -> new long[2]);
                count[0]++;
                count[1] += table.bad()[row];
            }
        }
        double rate = training.length == 0 ? 0 : (double) bads / training.length;
        List<String> ranked = new ArrayList<>(counts.keySet());
        ranked.sort(Comparator.comparingDouble(category -> {
            long[] count = counts.get(category);
            return (count[1] + PRIOR_ROWS * rate) / (count[0] + PRIOR_ROWS);
        }));
        Map<String, Double> ranks = new LinkedHashMap<>();
        ranked.forEach(category -> ranks.put(category, (double) ranks.size()));
        return ranks;
    }
}
