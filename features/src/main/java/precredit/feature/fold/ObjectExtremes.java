package precredit.feature.fold;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.TypeUtils;
import org.apache.spark.sql.types.DataType;
import scala.math.Ordering;

/** The greatest or the least of values of any type that has an order. */
final class ObjectExtremes extends Tally {
    private static final long serialVersionUID = 1L;

    private final int sign;
    private Object[] values = {};
    private transient Ordering<Object> ordering;

    /** Of the greatest the sign is 1, of the least -1. */
    ObjectExtremes(DataType values, int sign) {
        super(values);
        this.sign = sign;
    }

    @Override
    Tally fresh() {
        return new ObjectExtremes(type(), sign);
    }

    @Override
    void resize(int groups) {
        values = Arrays.copyOf(values, groups);
    }

    @Override
    void add(int group, UnsafeRow row, int at) {
        take(group, Listed.copied(row, at, type()));
    }

    @Override
    void merge(int group, Tally other, int from) {
        Object value = other.value(from);
        if (value != null) {
            take(group, value);
        }
    }

    @Override
    Object value(int group) {
        return values[group];
    }

    private void take(int group, Object value) {
        if (values[group] == null || sign * ordering().compare(value, values[group]) > 0) {
            values[group] = value;
        }
    }

    private Ordering<Object> ordering() {
        if (ordering == null) {
            ordering = TypeUtils.getInterpretedOrdering(type());
        }
        return ordering;
    }
}
