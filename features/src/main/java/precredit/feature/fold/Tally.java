package precredit.feature.fold;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StructType;

/** One value for each of many groups, by their numbers, gathered from the values of rows; null of a group that had none. */
public abstract class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DataType type;

    /** With values of a type in the end. */
    Tally(DataType type) {
        this.type = type;
    }

    /** The exact sum of whole or decimal numbers. */
    public static Tally sum(DataType values) {
        return values instanceof DecimalType decimal ? new DecimalSums(decimal) : new LongSums(values);
    }

    /** How often a value is true; null where it never is. */
    public static Tally count() {
        return new Counts();
    }

    /** The union of sets of up to 64 things, a bit each. */
    public static Tally union() {
        return new Unions();
    }

    public static Tally greatest(DataType values) {
        return extreme(values, 1);
    }

    public static Tally least(DataType values) {
        return extreme(values, -1);
    }

    /** All values, in no order. */
    public static Tally list(DataType values) {
        return new Listed(values);
    }

    private static Tally extreme(DataType values, int sign) {
        if (values instanceof IntegerType || values instanceof DateType) {
            return new IntExtremes(values, sign);
        }
        return values instanceof StructType struct
                ? new StructExtremes(struct, sign)
                : new ObjectExtremes(values, sign);
    }

    final DataType type() {
        return type;
    }

    /** Another one of the kind, without any group. */
    abstract Tally fresh();

    /** Holds so many groups from now on, no more and no less. */
    abstract void resize(int groups);

    /** Takes the value of a row, which is not null. */
    abstract void add(int group, UnsafeRow row, int at);

    /** Takes what another tally of the same kind has of a group, if it has anything. */
    abstract void merge(int group, Tally other, int from);

    /** Whether a group has a value. */
    boolean has(int group) {
        return value(group) != null;
    }

    /** As Spark holds a value of the type. */
    abstract Object value(int group);

    /** Sums of whole numbers. */
    private static final class LongSums extends Numbers {
        private static final long serialVersionUID = 1L;

        private final DataType of;

        LongSums(DataType values) {
            super(DataTypes.LongType);
            this.of = values;
        }

        @Override
        Tally fresh() {
            return new LongSums(of);
        }

        @Override
        void add(int group, UnsafeRow row, int at) {
            put(group, Math.addExact(number(group), of instanceof IntegerType ? row.getInt(at) : row.getLong(at)));
        }

        @Override
        void mergeSeen(int group, Numbers other, int from) {
            put(group, Math.addExact(number(group), other.number(from)));
        }
    }

    /** How many values were true. */
    private static final class Counts extends Numbers {
        private static final long serialVersionUID = 1L;

        Counts() {
            super(DataTypes.LongType);
        }

        @Override
        Tally fresh() {
            return new Counts();
        }

        @Override
        void add(int group, UnsafeRow row, int at) {
            if (row.getBoolean(at)) {
                put(group, number(group) + 1);
            }
        }

        @Override
        void mergeSeen(int group, Numbers other, int from) {
            put(group, number(group) + other.number(from));
        }
    }

    /** Sets of bits. */
    private static final class Unions extends Numbers {
        private static final long serialVersionUID = 1L;

        Unions() {
            super(DataTypes.LongType);
        }

        @Override
        Tally fresh() {
            return new Unions();
        }

        @Override
        void add(int group, UnsafeRow row, int at) {
            put(group, number(group) | row.getLong(at));
        }

        @Override
        void mergeSeen(int group, Numbers other, int from) {
            put(group, number(group) | other.number(from));
        }
    }
}
