package precredit.model;

import java.util.Arrays;
import precredit.model.table.Rows;

/** Rows in classes of one probability each, the smallest first: {@code pds} by class, {@code classes} by row. */
public record Ranks(double[] pds, int[] classes) {
    public static Ranks of(double[] pds) {
        double[] sorted = pds.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[count - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        double[] distinct = Arrays.copyOf(sorted, count);
        int[] classes = new int[pds.length];
        for (int row = 0; row < pds.length; row++) {
            classes[row] = Arrays.binarySearch(distinct, pds[row]);
        }
        return new Ranks(distinct, classes);
    }

    /** Goods and bads of each class: those of class {@code i} at {@code 2 i} and {@code 2 i + 1}. */
    public int[] counts(Rows rows) {
        int[] counts = new int[2 * pds.length];
        for (int row = 0; row < classes.length; row++) {
            counts[place(rows, row)]++;
        }
        return counts;
    }

    /** Where a row is counted. */
    int place(Rows rows, int row) {
        return 2 * classes[row] + (rows.isBad(row) ? 1 : 0);
    }
}
