package precredit.feature.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.Platform;

/** Exact sums of decimals of one scale, as wide as decimals may be. Nearly all fit into a long; what does not is kept beside. */
final class DecimalSums extends Numbers {
    private static final long serialVersionUID = 1L;

    private final int precision;
    private final int scale;
    private final Map<Integer, BigInteger> beyond = new HashMap<>();

    DecimalSums(DecimalType values) {
        super(new DecimalType(DecimalType.MAX_PRECISION(), values.scale()));
        this.precision = values.precision();
        this.scale = values.scale();
    }

    @Override
    Tally fresh() {
        return new DecimalSums(new DecimalType(precision, scale));
    }

    @Override
    void add(int group, UnsafeRow row, int at) {
        if (precision <= Decimal.MAX_LONG_DIGITS()) {
            add(group, row.getLong(at));
            return;
        }
        int length = (int) row.getLong(at);
        if (length <= Long.BYTES) {
            add(group, unscaled(row, (int) (row.getLong(at) >> Integer.SIZE), length));
            return;
        }
        BigInteger unscaled =
                row.getDecimal(at, precision, scale).toJavaBigDecimal().unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            add(group, unscaled.longValue());
        } else {
            put(group, number(group));
            beyond.merge(group, unscaled, BigInteger::add);
        }
    }

    @Override
    void mergeSeen(int group, Numbers other, int from) {
        DecimalSums sums = (DecimalSums) other;
        add(group, sums.number(from));
        BigInteger more = sums.beyond.get(from);
        if (more != null) {
            beyond.merge(group, more, BigInteger::add);
        }
    }

    @Override
    Object value(int group) {
        if (!isSeen(group)) {
            return null;
        }
        BigInteger more = beyond.get(group);
        if (more == null) {
            return Decimal.createUnsafe(number(group), DecimalType.MAX_PRECISION(), scale);
        }
        BigInteger unscaled = more.add(BigInteger.valueOf(number(group)));
        return Decimal.apply(new BigDecimal(unscaled, scale), DecimalType.MAX_PRECISION(), scale);
    }

    /** A wide decimal lies in a row as the fewest bytes that hold it, the highest first; nearly all are short. */
    private static long unscaled(UnsafeRow row, int offset, int length) {
        long from = row.getBaseOffset() + offset;
        long unscaled = Platform.getByte(row.getBaseObject(), from);
        for (int i = 1; i < length; i++) {
            unscaled = (unscaled << Byte.SIZE) | Byte.toUnsignedLong(Platform.getByte(row.getBaseObject(), from + i));
        }
        return unscaled;
    }

    private void add(int group, long unscaled) {
        long before = number(group);
        long sum = before + unscaled;
        boolean isTooMuch = ((before ^ sum) & (unscaled ^ sum)) < 0;
        if (isTooMuch) {
            beyond.merge(group, BigInteger.valueOf(before), BigInteger::add);
        }
        put(group, isTooMuch ? unscaled : sum);
    }
}
