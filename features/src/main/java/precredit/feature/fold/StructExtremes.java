package precredit.feature.fold;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.TypeUtils;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import scala.math.Ordering;

/** The greatest or the least of structs, by their fields from first to last. One that takes another's place lies in its place. */
final class StructExtremes extends Tally {
    private static final long serialVersionUID = 1L;

    private final int sign;
    private final int width;
    private byte[] bytes = {};
    private int filled;
    private int[] starts = {};
    private int[] lengths = {};
    private transient Order order;

    /** Of the greatest the sign is 1, of the least -1. */
    StructExtremes(StructType values, int sign) {
        super(values);
        this.sign = sign;
        this.width = values.size();
    }

    @Override
    Tally fresh() {
        return new StructExtremes((StructType) type(), sign);
    }

    @Override
    void resize(int groups) {
        starts = Arrays.copyOf(starts, groups);
        lengths = Arrays.copyOf(lengths, groups);
    }

    @Override
    void add(int group, UnsafeRow row, int at) {
        take(group, row.getStruct(at, width));
    }

    @Override
    void merge(int group, Tally other, int from) {
        UnsafeRow value = ((StructExtremes) other).read(from, order().other);
        if (value != null) {
            take(group, value);
        }
    }

    @Override
    Object value(int group) {
        return read(group, new UnsafeRow(width));
    }

    private void take(int group, UnsafeRow value) {
        UnsafeRow before = read(group, order().one);
        if (before == null || sign * order().ordering.compare(value, before) > 0) {
            put(group, value);
        }
    }

    private void put(int group, UnsafeRow value) {
        int length = value.getSizeInBytes();
        if (length > lengths[group]) {
            int end = Math.addExact(filled, length);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, PackedRows.larger(bytes.length, end));
            }
            starts[group] = filled;
            filled = end;
        }
        lengths[group] = length;
        value.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + (long) starts[group]);
    }

    private UnsafeRow read(int group, UnsafeRow view) {
        if (lengths[group] == 0) {
            return null;
        }
        view.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) starts[group], lengths[group]);
        return view;
    }

    private Order order() {
        if (order == null) {
            order = new Order((StructType) type());
        }
        return order;
    }

    /** How values are compared, and views of two of them. */
    private static final class Order {
        private final Ordering<Object> ordering;
        private final UnsafeRow one;
        private final UnsafeRow other;

        Order(StructType values) {
            ordering = TypeUtils.getInterpretedOrdering(values);
            one = new UnsafeRow(values.size());
            other = new UnsafeRow(values.size());
        }
    }
}
