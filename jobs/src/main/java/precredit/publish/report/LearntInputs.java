package precredit.publish.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.model.Input;
import precredit.model.bin.Bins;
import precredit.model.bin.Quantiles;

/**
 * How the inputs of a model are distributed over the loans that it learnt from.
 *
 * @param columns one of each input, in their order
 */
public record LearntInputs(List<Column> columns) {
    private static final int TENTHS = 10;

    /**
     * Ten bins of equally many of the loans and one of the missing, and how many loans have their value in each.
     */
    public record Column(Bins bins, List<Long> counts) {}

    /** Of loans that hold the inputs as columns; all bins are empty where no loans are known. */
    public static LearntInputs of(List<Input> inputs, Dataset<Row> loans) {
        List<Row> rows = values(inputs, loans).collectAsList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int column = i;
            double[] values = rows.stream()
                    .mapToDouble(row -> row.isNullAt(column) ? Double.NaN : row.getDouble(column))
                    .toArray();
            columns.add(column(Quantiles.of(values, TENTHS), values));
        }
        return new LearntInputs(columns);
    }

    /** The inputs as numbers, null where they are missing. */
    private static Dataset<Row> values(List<Input> inputs, Dataset<Row> rows) {
        return rows.select(inputs.stream()
                .map(input -> col(input.column()).cast("double"))
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    private static Column column(Bins bins, double[] values) {
        Bins.Finder finder = bins.finder();
        long[] counts = new long[bins.count()];
        for (double value : values) {
            counts[finder.binOf(value)]++;
        }
        return new Column(bins, Arrays.stream(counts).boxed().toList());
    }
}
