package precredit.feature.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** All values of a group. */
final class Listed extends Tally {
    private static final long serialVersionUID = 1L;

    private final DataType of;
    private Object[] lists = {};

    Listed(DataType values) {
        super(DataTypes.createArrayType(values, false));
        this.of = values;
    }

    @Override
    Tally fresh() {
        return new Listed(of);
    }

    @Override
    void resize(int groups) {
        lists = Arrays.copyOf(lists, groups);
    }

    @Override
    void add(int group, UnsafeRow row, int at) {
        list(group).add(copied(row, at, of));
    }

    @Override
    void merge(int group, Tally other, int from) {
        if (((Listed) other).lists[from] != null) {
            list(group).addAll(((Listed) other).list(from));
        }
    }

    @Override
    Object value(int group) {
        return lists[group] == null ? null : new GenericArrayData(list(group).toArray());
    }

    @SuppressWarnings("unchecked") // Nothing else is put into it.
    private List<Object> list(int group) {
        if (lists[group] == null) {
            lists[group] = new ArrayList<>();
        }
        return (List<Object>) lists[group];
    }

    /** A value of a row that stays as it is when the row becomes another one. */
    static Object copied(UnsafeRow row, int at, DataType type) {
        return InternalRow.copyValue(row.get(at, type));
    }
}
