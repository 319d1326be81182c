package precredit.model.bin;

import java.util.List;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/** Labelled rows whose columns are cut into bins. */
public final class BinnedRows {
    private final List<Bins> bins;
    private final byte[][] codes;
    private final Rows rows;

    private BinnedRows(List<Bins> bins, byte[][] codes, Rows rows) {
        this.bins = bins;
        this.codes = codes;
        this.rows = rows;
    }

    /** Rows in the bins of others, one for each column. */
    public static BinnedRows of(Rows rows, List<Bins> bins) {
        byte[][] codes = IntStream.range(0, bins.size())
                .parallel()
                .mapToObj(column -> bins.get(column).codes(rows.column(column)))
                .toArray(byte[][]::new);
        return new BinnedRows(List.copyOf(bins), codes, rows);
    }

    /** Rows in quantile bins of their own. */
    public static BinnedRows quantiles(Rows rows, int mostBins) {
        List<Bins> bins = IntStream.range(0, rows.columns().size())
                .parallel()
                .mapToObj(column -> Quantiles.of(rows.column(column), mostBins))
                .toList();
        return of(rows, bins);
    }

    public List<Bins> bins() {
        return bins;
    }

    public int columns() {
        return bins.size();
    }

    public int count() {
        return rows.count();
    }

    public Rows rows() {
        return rows;
    }

    /** The bin of a row in a column. */
    public int code(int column, int row) {
        return codes[column][row] & 0xFF;
    }

    /** The bins of a column as unsigned bytes; not to be written to. */
    public byte[] codes(int column) {
        return codes[column];
    }

    /** These rows, in this order, in the same bins. */
    public BinnedRows at(int[] chosen) {
        return of(rows.at(chosen), bins);
    }
}
