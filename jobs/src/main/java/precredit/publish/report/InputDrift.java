package precredit.publish.report;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import precredit.model.Input;
import precredit.publish.HouseholdInputs;
import precredit.rows.InTasks;

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

    /** {@code before} are the features of the list before, which hold the inputs as columns; of one not known, no rows. */
    public static InputDrift of(List<Input> inputs, LearntInputs learnt, Dataset<Row> before, HouseholdInputs tonight) {
        Dataset<Row> columns = HouseholdInputs.columns(before, inputs);
        StructType types = columns.schema();
        InputCounts none = InputCounts.of(learnt);
        InputCounts ofBefore = InTasks.of(columns, rows -> {
                    rows.forEachRemaining(row -> none.add(row, types));
                    return List.of(none).iterator();
                })
                .stream()
                .reduce(InputCounts.of(learnt), InputCounts::and);
        InputCounts ofTonight = InputCounts.of(learnt);
        tonight.rows().forEach(row -> ofTonight.add(row, tonight.columns()));
        return new InputDrift(inputs, learnt, new long[][][] {ofBefore.counts(), ofTonight.counts()});
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
}
