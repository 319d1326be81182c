package precredit.model.bin;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The bins of one column: 0 for missing, then rising values; bin {@code i} ends with {@code cuts.get(i - 1)}, the last
 * is open. {@code specials} are bins of single negative codes, such as -9 for "no record", in a column without other
 * negative values.
 */
public record Bins(List<BigDecimal> cuts, int specials) {
    public Bins {
        cuts = List.copyOf(cuts);
    }

    /** How many bins there are, that of the missing included. */
    public int count() {
        return cuts.size() + 2;
    }

    /** The upper end of a bin that has one. */
    public BigDecimal end(int bin) {
        return cuts.get(bin - 1);
    }

    /** The bin of every value, not a number for missing ones. */
    public byte[] codes(double[] values) {
        Finder finder = finder();
        byte[] codes = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            codes[row] = (byte) finder.binOf(values[row]);
        }
        return codes;
    }

    /** Finds the bins of single values. */
    public Finder finder() {
        return new Finder(cuts.stream().mapToDouble(BigDecimal::doubleValue).toArray());
    }

    /** The cuts as they are compared with. */
    public static final class Finder implements Serializable {
        private static final long serialVersionUID = 1L;
        private final double[] ends;

        private Finder(double[] ends) {
            this.ends = ends;
        }

        /** The bin of a value, not a number for a missing one; a value lies in the bin that ends at it. */
        public int binOf(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int found = Arrays.binarySearch(ends, value);
            return 1 + (found >= 0 ? found : -found - 1);
        }
    }
}
