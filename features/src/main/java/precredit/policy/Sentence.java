package precredit.policy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/** Sentences with a household's own figures in them, the same text under any locale. */
final class Sentence {
    private Sentence() {}

    /** A figure as text, and the unit that follows it. */
    record Figure(Column text, String unit) {}

    /** Parts are texts, whole numbers and figures; what stands beside one another is one text. */
    static Column say(Object... parts) {
        List<Column> said = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Figure figure) {
                said.add(lit(text.toString()));
                said.add(figure.text());
                text = new StringBuilder(figure.unit());
            } else {
                text.append(part);
            }
        }
        said.add(lit(text.toString()));
        return concat(said.toArray(Column[]::new));
    }

    static Figure count(String column) {
        return plain(col(column));
    }

    static Figure plain(Column number) {
        return new Figure(number.cast("string"), "");
    }

    /** Whole yuan, half up. */
    static Figure yuan(Column amount) {
        return new Figure(round(amount, 0).cast("decimal(20,0)").cast("string"), "元");
    }

    /** A share of 1 in percent with two decimals, half up. */
    static Figure percent(Column share) {
        return new Figure(share.multiply(100).cast("decimal(5,2)").cast("string"), "%");
    }
}
