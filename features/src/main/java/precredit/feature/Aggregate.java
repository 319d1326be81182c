package precredit.feature;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import precredit.silver.CondensedSales;

/** How the rows of a history become one value. Each can be taken in steps: parts first, then the whole of the parts. */
public enum Aggregate {
    /** The exact sum; 0 of nothing. */
    SUM {
        @Override
        Column part(Column value) {
            return sum(value);
        }

        @Override
        Column whole(Column part) {
            return sum(part);
        }

        @Override
        Column result(Column whole) {
            return coalesce(whole, lit(0));
        }
    },
    /** The number of rows for which the value is true. */
    COUNT {
        @Override
        Column part(Column value) {
            return count(when(value, lit(1)));
        }

        @Override
        Column whole(Column part) {
            return sum(part);
        }

        @Override
        Column result(Column whole) {
            return coalesce(whole, lit(0));
        }
    },
    /** The number of calendar months in sets of such months, as {@link CondensedSales#SCHEMA} has them, of at most five years. */
    COUNT_MONTHS {
        @Override
        Column part(Column value) {
            return bit_or(value);
        }

        @Override
        Column whole(Column part) {
            return bit_or(part);
        }

        @Override
        Column result(Column whole) {
            return bit_count(coalesce(whole, lit(0L)));
        }
    },
    /** The greatest value; null of nothing. */
    MAX {
        @Override
        Column part(Column value) {
            return max(value);
        }

        @Override
        Column whole(Column part) {
            return max(part);
        }
    },
    /** The least value; null of nothing. */
    MIN {
        @Override
        Column part(Column value) {
            return min(value);
        }

        @Override
        Column whole(Column part) {
            return min(part);
        }
    },
    /** All values that are not null, in no order. */
    LIST {
        @Override
        Column part(Column value) {
            return collect_list(value);
        }

        @Override
        Column whole(Column part) {
            return flatten(collect_list(part));
        }
    };

    /** Over the rows of a group: the value of a part, or of the whole where it is taken in one step. */
    abstract Column part(Column value);

    /** Over the parts of a group. */
    abstract Column whole(Column part);

    /** Of the whole, null where a household has no row. */
    Column result(Column whole) {
        return whole;
    }
}
