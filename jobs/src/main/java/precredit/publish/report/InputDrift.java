package precredit.publish.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.model.Input;
import precredit.model.bin.Bins;

/** How the inputs of the model are distributed over the bins of {@link LearntInputs}, in two lists. */
public final class InputDrift {
    private static final int BEFORE = 0;
    private static final int TONIGHT = 1;

    private final List<Input> inputs;
    private final LearntInputs learnt;
    private final long[][][] counts;

    /** Counts by list (one before, tonight), input and bin. */
    InputDrift(List<Input> inputs, LearntInputs learnt, long[][][] counts) {
        this.inputs = inputs;
        this.learnt = learnt;
        this.counts = counts;
    }

    /** Each dataset holds the inputs as columns; of a list that is not known, no rows. */
    public static InputDrift of(List<Input> inputs, LearntInputs learnt, Dataset<Row> before, Dataset<Row> tonight) {
        List<Bins> bins =
                learnt.columns().stream().map(LearntInputs.Column::bins).toList();
        List<Bins.Finder> finders =
                new ArrayList<>(bins.stream().map(Bins::finder).toList());
        Dataset<Row> both = of(BEFORE, values(inputs, before)).union(of(TONIGHT, values(inputs, tonight)));
        long[][][] counts = both.javaRDD()
                .aggregate(empty(bins), (counted, row) -> counted(counted, row, finders), InputDrift::together);
        return new InputDrift(inputs, learnt, counts);
    }

    List<Input> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** How many of the loans have their value in each bin of an input. */
    long[] learnt(Input input) {
        return learnt.columns().get(inputs.indexOf(input)).counts().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The same of the households of the list before. */
    long[] before(Input input) {
        return counts[BEFORE][inputs.indexOf(input)].clone();
    }

    /** The same of tonight's households. */
    long[] tonight(Input input) {
        return counts[TONIGHT][inputs.indexOf(input)].clone();
    }

    /** The inputs as numbers, null where they are missing. */
    static Dataset<Row> values(List<Input> inputs, Dataset<Row> rows) {
        return rows.select(
                inputs.stream().map(input -> col(input.column()).cast("double")).toArray(Column[]::new));
    }

    /** One of {@link #values}, not a number where it is missing. */
    static double value(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    private static Dataset<Row> of(int list, Dataset<Row> values) {
        return values.withColumn("list", lit(list));
    }

    private static long[][][] empty(List<Bins> bins) {
        return Stream.of(BEFORE, TONIGHT)
                .map(list -> bins.stream().map(bin -> new long[bin.count()]).toArray(long[][]::new))
                .toArray(long[][][]::new);
    }

    private static long[][][] counted(long[][][] counts, Row row, List<Bins.Finder> finders) {
        long[][] list = counts[row.getInt(finders.size())];
        for (int input = 0; input < list.length; input++) {
            list[input][finders.get(input).binOf(value(row, input))]++;
        }
        return counts;
    }

    private static long[][][] together(long[][][] one, long[][][] other) {
        for (int list = 0; list < one.length; list++) {
            for (int input = 0; input < one[list].length; input++) {
                for (int bin = 0; bin < one[list][input].length; bin++) {
                    one[list][input][bin] += other[list][input][bin];
                }
            }
        }
        return one;
    }
}
