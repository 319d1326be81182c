package precredit.feature.fold;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.sql.types.DataType;

/** Tallies that are one long each, 0 before anything was seen. */
abstract class Numbers extends Tally {
    private static final long serialVersionUID = 1L;

    private final BitSet seen = new BitSet();
    private long[] numbers = {};

    Numbers(DataType type) {
        super(type);
    }

    @Override
    final void resize(int groups) {
        numbers = Arrays.copyOf(numbers, groups);
    }

    @Override
    final void merge(int group, Tally other, int from) {
        Numbers numbersOfOther = (Numbers) other;
        if (numbersOfOther.isSeen(from)) {
            mergeSeen(group, numbersOfOther, from);
        }
    }

    @Override
    Object value(int group) {
        return isSeen(group) ? numbers[group] : null;
    }

    @Override
    final boolean has(int group) {
        return isSeen(group);
    }

    abstract void mergeSeen(int group, Numbers other, int from);

    final boolean isSeen(int group) {
        return seen.get(group);
    }

    final long number(int group) {
        return numbers[group];
    }

    final void put(int group, long number) {
        numbers[group] = number;
        seen.set(group);
    }
}
