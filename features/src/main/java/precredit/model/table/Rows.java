package precredit.model.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Labelled rows, one array per column in the order of the names: NaN is missing, {@code bad} is 1 or 0. */
public final class Rows {
    private final List<String> columns;
    private final double[][] values;
    private final byte[] bad;

    /** The arrays are taken as they are and must not be written to afterwards. */
    public Rows(List<String> columns, double[][] values, byte[] bad) {
        this.columns = List.copyOf(columns);
        this.values = values;
        this.bad = bad;
    }

    public List<String> columns() {
        return columns;
    }

    public int count() {
        return bad.length;
    }

    public int bads() {
        return IntStream.range(0, bad.length).map(row -> bad[row]).sum();
    }

    public boolean isBad(int row) {
        return bad[row] == 1;
    }

    public double value(int column, int row) {
        return values[column][row];
    }

    /** The values of one column; not to be written to. */
    public double[] column(int column) {
        return values[column];
    }

    /** These rows, in this order. */
    public Rows at(int[] rows) {
        double[][] chosen = Arrays.stream(values)
                .map(column ->
                        Arrays.stream(rows).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
        byte[] labels = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = bad[rows[i]];
        }
        return new Rows(columns, chosen, labels);
    }
}
