package precredit.publish.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.model.Input;
import precredit.model.bin.Bins;
import precredit.model.bin.Quantiles;

/**
 * How the inputs of the model are distributed over ten bins of equally many of the loans it learnt from, and missing.
 * Counts are by population, input and bin; populations are the loans, a list before and tonight.
 */
public final class InputDrift {
    private static final int TENTHS = 10;

    private static final int LEARNT = 0;
    private static final int BEFORE = 1;
    private static final int TONIGHT = 2;

    private final List<Input> inputs;
    private final long[][][] counts;

    /** Counts by population (loans, a list before, tonight), input and bin. */
    InputDrift(List<Input> inputs, long[][][] counts) {
        this.inputs = inputs;
        this.counts = counts;
    }

    /** Each dataset holds the inputs as columns; of a population that is not known, no rows. */
    public static InputDrift of(List<Input> inputs, Dataset<Row> learnt, Dataset<Row> before, Dataset<Row> tonight) {
        List<Bins> bins = bins(inputs, learnt);
        Dataset<Row> all = values(inputs, LEARNT, learnt)
                .union(values(inputs, BEFORE, before))
                .union(values(inputs, TONIGHT, tonight));
        List<Bins.Finder> finders =
                new ArrayList<>(bins.stream().map(Bins::finder).toList());
        long[][][] counts = all.javaRDD()
                .aggregate(empty(bins), (counted, row) -> counted(counted, row, finders), InputDrift::together);
        return new InputDrift(inputs, counts);
    }

    List<Input> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** How many of the loans have their value in each bin of an input. */
    long[] learnt(Input input) {
        return counts[LEARNT][inputs.indexOf(input)].clone();
    }

    /** The same of the households of the list before. */
    long[] before(Input input) {
        return counts[BEFORE][inputs.indexOf(input)].clone();
    }

    /** The same of tonight's households. */
    long[] tonight(Input input) {
        return counts[TONIGHT][inputs.indexOf(input)].clone();
    }

    private static List<Bins> bins(List<Input> inputs, Dataset<Row> learnt) {
        List<Row> loans = values(inputs, LEARNT, learnt).collectAsList();
        return IntStream.rangeClosed(1, inputs.size())
                .mapToObj(column -> Quantiles.of(
                        loans.stream().mapToDouble(row -> value(row, column)).toArray(), TENTHS))
                .toList();
    }

    private static double value(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    private static Dataset<Row> values(List<Input> inputs, int population, Dataset<Row> rows) {
        return rows.select(Stream.concat(
                        Stream.of(lit(population).as("population")),
                        inputs.stream().map(input -> col(input.column()).cast("double")))
                .toArray(Column[]::new));
    }

    private static long[][][] empty(List<Bins> bins) {
        return Stream.of(LEARNT, BEFORE, TONIGHT)
                .map(population ->
                        bins.stream().map(bin -> new long[bin.count()]).toArray(long[][]::new))
                .toArray(long[][][]::new);
    }

    private static long[][][] counted(long[][][] counts, Row row, List<Bins.Finder> finders) {
        long[][] population = counts[row.getInt(0)];
        for (int input = 0; input < population.length; input++) {
            population[input][finders.get(input).binOf(value(row, input + 1))]++;
        }
        return counts;
    }

    private static long[][][] together(long[][][] one, long[][][] other) {
        for (int population = 0; population < one.length; population++) {
            for (int input = 0; input < one[population].length; input++) {
                for (int bin = 0; bin < one[population][input].length; bin++) {
                    one[population][input][bin] += other[population][input][bin];
                }
            }
        }
        return one;
    }
}
