package precredit.feature.fold;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Those who are asked about, each with a date in the column {@code as_of}, by their numbers: 0, 1 and so on. */
public final class Asked implements Serializable {
    private static final long serialVersionUID = 1L;

    private final StructType columns;
    private final PackedRows rows;
    private final int[] dates;

    private Asked(StructType columns, PackedRows rows, int[] dates) {
        this.columns = columns;
        this.rows = rows;
        this.dates = dates;
    }

    /** One for each row; its number is not the same from one run to the next. */
    public static Asked of(Dataset<Row> table) {
        StructType columns = table.schema();
        PackedRows rows = new PackedRows(columns.size());
        UnsafeProjection packed = UnsafeProjection.create(columns);
        InternalRow[] collected = ((org.apache.spark.sql.classic.Dataset<Row>) table)
                .queryExecution()
                .executedPlan()
                .executeCollect();
        int[] dates = new int[collected.length];
        int date = columns.fieldIndex(Look.DATE);
        for (int number = 0; number < collected.length; number++) {
            rows.add(packed.apply(collected[number]));
            dates[number] = collected[number].getInt(date);
        }
        rows.trim();
        return new Asked(columns, rows, dates);
    }

    public int size() {
        return dates.length;
    }

    StructType columns() {
        return columns;
    }

    /** The same in parts of at most so many; one at least. */
    public List<Asked> parts(int most) {
        int count = Math.max(1, (size() + most - 1) / most);
        return IntStream.range(0, count)
                .mapToObj(
                        part -> part((int) ((long) size() * part / count), (int) ((long) size() * (part + 1) / count)))
                .toList();
    }

    private Asked part(int from, int to) {
        PackedRows some = new PackedRows(columns.size());
        UnsafeRow row = rows.view();
        for (int number = from; number < to; number++) {
            some.add(rows.read(number, row));
        }
        some.trim();
        return new Asked(columns, some, Arrays.copyOfRange(dates, from, to));
    }

    /** Those of whom something holds and whose key has no null in it, by their key. */
    public Index by(SparkSession spark, List<Column> key, IntPredicate holds) {
        UnsafeProjection ofRow = Bound.of(spark, columns, key).projection(0, key.size());
        Index.Builder index = new Index.Builder(key.size());
        UnsafeRow row = rows.view();
        for (int number = 0; number < size(); number++) {
            UnsafeRow of = ofRow.apply(rows.read(number, row));
            if (!of.anyNull() && holds.test(number)) {
                index.add(of, number);
            }
        }
        return index.build(dates);
    }

    int[] dates() {
        return dates;
    }

    PackedRows rows() {
        return rows;
    }
}
