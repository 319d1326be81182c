package precredit.publish;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.model.Input;
import precredit.rows.HeldRows;

/** The inputs of a model of each household of a roll, on the driver. */
public final class HouseholdInputs {
    private static final int HOUSEHOLD = 0;
    private static final int FIRST_INPUT = 1;

    private final HeldRows rows;
    private final Map<UTF8String, Integer> places = new HashMap<>();

    private HouseholdInputs(HeldRows rows) {
        this.rows = rows;
        for (int place = 0; place < rows.count(); place++) {
            places.put(rows.row(place).getUTF8String(HOUSEHOLD), place);
        }
    }

    /** Of features, which hold them as columns. */
    public static HouseholdInputs of(Dataset<Row> features, List<Input> inputs) {
        return new HouseholdInputs(HeldRows.of(columns(features, inputs)));
    }

    /** household_id, then the inputs as they are. */
    public static Dataset<Row> columns(Dataset<Row> features, List<Input> inputs) {
        return features.select(
                Stream.concat(Stream.of(col("household_id")), inputs.stream().map(input -> col(input.column())))
                        .toArray(Column[]::new));
    }

    /** An input of one of {@link #columns}, by its place among them, as Spark makes it a double; missing is not a number. */
    public static double number(InternalRow row, StructType columns, int input) {
        Object value = value(row, columns, FIRST_INPUT + input);
        if (value instanceof Decimal decimal) {
            return decimal.toDouble();
        }
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    /** What each of them is of a household, null where it is missing; empty where nothing is known of the household. */
    public Optional<Function<String, BigDecimal>> of(Decided household) {
        return Optional.ofNullable(places.get(household.utf8(LedgerField.HOUSEHOLD_ID)))
                .map(rows::row)
                .map(row -> column -> exact(value(row, columns(), columns().fieldIndex(column))));
    }

    /** The rows, in the order of {@link #columns}. */
    public Stream<InternalRow> rows() {
        return IntStream.range(0, rows.count()).mapToObj(rows::row);
    }

    public StructType columns() {
        return rows.columns();
    }

    private static Object value(InternalRow row, StructType columns, int column) {
        return row.isNullAt(column) ? null : row.get(column, columns.fields()[column].dataType());
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof Decimal decimal) {
            return decimal.toJavaBigDecimal();
        }
        return value == null ? null : new BigDecimal(value.toString());
    }
}
