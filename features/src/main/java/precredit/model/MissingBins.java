package precredit.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructType;

/**
 * How inputs with missing values reach MLlib, which knows none. Every input is seen with missing below all its values;
 * one that lacks values is seen again with missing above them. So a split may send missing with the small values, with
 * the large ones, or apart, and which of these it does can be read off its threshold.
 */
final class MissingBins {
    /** Far beyond any value, near enough that the middle between the two is a number. */
    private static final double BEYOND = 1e300;

    static final String VECTOR = "precredit_inputs";

    private final List<Slot> slots;

    private MissingBins(List<Slot> slots) {
        this.slots = slots;
    }

    /** One element of the vector that MLlib sees: an input, where missing lies, and the scale of its decimals. */
    private record Slot(String column, boolean missingBelow, OptionalInt scale) {
        String name() {
            return column + (missingBelow ? "__missing_below" : "__missing_above");
        }

        String sql() {
            return "coalesce(CAST(`" + column + "` AS DOUBLE), " + (missingBelow ? "-" : "") + BEYOND + "D) AS `"
                    + name() + "`";
        }

        boolean isMissingApart(double threshold) {
            return Math.abs(threshold) > BEYOND / 4;
        }

        /** Thresholds lie between two values; on the grid of a decimal the lower grid point asks the same. */
        BigDecimal exact(double threshold) {
            return scale.isPresent()
                    ? new BigDecimal(threshold).setScale(scale.getAsInt(), RoundingMode.FLOOR)
                    : new BigDecimal(Json.shortest(threshold));
        }
    }

    static MissingBins of(StructType schema, List<Input> inputs, Set<String> lackingValues) {
        List<Slot> slots = new ArrayList<>();
        for (Input input : inputs) {
            OptionalInt scale = scale(schema.apply(input.column()).dataType());
            slots.add(new Slot(input.column(), true, scale));
            if (lackingValues.contains(input.column())) {
                slots.add(new Slot(input.column(), false, scale));
            }
        }
        return new MissingBins(slots);
    }

    SQLTransformer columns() {
        List<String> columns = slots.stream().map(Slot::sql).toList();
        return new SQLTransformer().setStatement("SELECT *, " + String.join(", ", columns) + " FROM __THIS__");
    }

    VectorAssembler vector() {
        return new VectorAssembler()
                .setInputCols(slots.stream().map(Slot::name).toArray(String[]::new))
                .setOutputCol(VECTOR);
    }

    /** The question that a split of MLlib asks; its left branch is yes unless {@link #isMirrored}. */
    Question question(int index, double threshold) {
        Slot slot = slots.get(index);
        return slot.isMissingApart(threshold)
                ? Question.isMissing(slot.column())
                : Question.atMost(slot.column(), slot.exact(threshold), slot.missingBelow());
    }

    /** Missing alone on the right: the same question as missing alone on the left. */
    boolean isMirrored(int index, double threshold) {
        return slots.get(index).isMissingApart(threshold) && !slots.get(index).missingBelow();
    }

    private static OptionalInt scale(DataType type) {
        if (type instanceof DecimalType decimal) {
            return OptionalInt.of(decimal.scale());
        }
        return type instanceof DoubleType || type instanceof FloatType ? OptionalInt.empty() : OptionalInt.of(0);
    }
}
