package precredit.policy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Sentences with a household's own figures in them, the same text under any locale. */
final class Sentence {
    private Sentence() {}

    /** Parts are texts, whole numbers and text columns. */
    static Column say(Object... parts) {
        return concat(Stream.of(parts)
                .map(part -> part instanceof Column figure ? figure : lit(String.valueOf(part)))
                .toArray(Column[]::new));
    }

    static Column count(String column) {
        return col(column).cast("string");
    }

    /** Whole yuan, half up. */
    static Column yuan(Column amount) {
        return concat(round(amount, 0).cast("decimal(20,0)").cast("string"), lit("元"));
    }

    /** A share of 1 in percent with two decimals, half up. */
    static Column percent(Column share) {
        return concat(share.multiply(100).cast("decimal(5,2)").cast("string"), lit("%"));
    }
}
