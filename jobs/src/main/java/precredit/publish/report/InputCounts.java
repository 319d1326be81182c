package precredit.publish.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import precredit.model.bin.Bins;
import precredit.publish.HouseholdInputs;

/** How many households have their value in each bin of each input. */
final class InputCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Bins.Finder> finders;
    private final long[][] counts;

    private InputCounts(List<Bins.Finder> finders, long[][] counts) {
        this.finders = finders;
        this.counts = counts;
    }

    /** None yet. */
    static InputCounts of(LearntInputs learnt) {
        List<Bins> bins =
                learnt.columns().stream().map(LearntInputs.Column::bins).toList();
        return new InputCounts(
                new ArrayList<>(bins.stream().map(Bins::finder).toList()),
                bins.stream().map(bin -> new long[bin.count()]).toArray(long[][]::new));
    }

    /** Counts a row of {@link HouseholdInputs#columns}. */
    void add(InternalRow row, StructType columns) {
        for (int input = 0; input < counts.length; input++) {
            counts[input][finders.get(input).binOf(HouseholdInputs.number(row, columns, input))]++;
        }
    }

    /** These and others. */
    InputCounts and(InputCounts other) {
        for (int input = 0; input < counts.length; input++) {
            for (int bin = 0; bin < counts[input].length; bin++) {
                counts[input][bin] += other.counts[input][bin];
            }
        }
        return this;
    }

    long[][] counts() {
        return counts;
    }
}
