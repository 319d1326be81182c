package precredit.feature.fold;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/** The greatest or the least of whole numbers or days. */
final class IntExtremes extends Numbers {
    private static final long serialVersionUID = 1L;

    private final int sign;

    /** Of the greatest the sign is 1, of the least -1. */
    IntExtremes(DataType values, int sign) {
        super(values);
        this.sign = sign;
    }

    @Override
    Tally fresh() {
        return new IntExtremes(type(), sign);
    }

    @Override
    void add(int group, UnsafeRow row, int at) {
        take(group, row.getInt(at));
    }

    @Override
    void mergeSeen(int group, Numbers other, int from) {
        take(group, other.number(from));
    }

    @Override
    Object value(int group) {
        return isSeen(group) ? (int) number(group) : null;
    }

    private void take(int group, long value) {
        if (!isSeen(group) || sign * Long.compare(value, number(group)) > 0) {
            put(group, value);
        }
    }
}
