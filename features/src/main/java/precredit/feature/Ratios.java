package precredit.feature;

import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Quotients of exact sums, rounded half up once, to 4 decimals. The engine's own decimal division rounds to a scale of
 * its choice first, so that a second rounding could be off by one.
 */
final class Ratios {
    static final int SCALE = 4;

    private Ratios() {}

    /** The part of the whole; null where the whole is 0 or null. */
    static Column share(Column part, Column whole, DataType type) {
        UserDefinedFunction share = udf((UDF2<BigDecimal, BigDecimal, BigDecimal>) Ratios::share, type);
        return share.apply(part, whole);
    }

    /**
     * The mu that the loads would need at the most the crop yields, as a multiple of the mu there are; {@code loads} are
     * pairs (kg, kg per mu) or null for none. Null where there is no land.
     */
    static Column capacity(Column loads, Column areaMu, DataType type) {
        UserDefinedFunction capacity = udf((UDF2<Seq<Row>, BigDecimal, BigDecimal>) Ratios::capacity, type);
        return capacity.apply(loads, areaMu);
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole == null || whole.signum() == 0 ? null : part.divide(whole, SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal capacity(Seq<Row> loads, BigDecimal areaMu) {
        if (areaMu.signum() <= 0) {
            return null;
        }
        Fraction needed = Fraction.ZERO;
        if (loads != null) {
            for (Row load : CollectionConverters.asJava(loads)) {
                needed = needed.plus(new Fraction(load.getDecimal(0), load.getDecimal(1)));
            }
        }
        return needed.numerator().divide(needed.denominator().multiply(areaMu), SCALE, RoundingMode.HALF_UP);
    }

    private record Fraction(BigDecimal numerator, BigDecimal denominator) {
        private static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

        private Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }
    }
}
