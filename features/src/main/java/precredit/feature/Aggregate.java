package precredit.feature;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import precredit.feature.fold.Tally;
import precredit.silver.CondensedSales;

/** How the rows of a history become one value. */
public enum Aggregate {
    /** The exact sum; 0 of nothing. */
    SUM {
        @Override
        Tally tally(DataType values) {
            return Tally.sum(values);
        }

        @Override
        Column result(Column whole) {
            return coalesce(whole, lit(0));
        }
    },
    /** The number of rows for which the value is true. */
    COUNT {
        @Override
        Tally tally(DataType values) {
            return Tally.count();
        }

        @Override
        Column result(Column whole) {
            return coalesce(whole, lit(0));
        }
    },
    /** The number of calendar months in sets of such months, as {@link CondensedSales#SCHEMA} has them, of at most five years. */
    COUNT_MONTHS {
        @Override
        Tally tally(DataType values) {
            return Tally.union();
        }

        @Override
        Column result(Column whole) {
            return bit_count(coalesce(whole, lit(0L)));
        }
    },
    /** The greatest value; null of nothing. */
    MAX {
        @Override
        Tally tally(DataType values) {
            return Tally.greatest(values);
        }
    },
    /** The least value; null of nothing. */
    MIN {
        @Override
        Tally tally(DataType values) {
            return Tally.least(values);
        }
    },
    /** All values that are not null, in no order. */
    LIST {
        @Override
        Tally tally(DataType values) {
            return Tally.list(values);
        }
    };

    /** What gathers values of a type. */
    abstract Tally tally(DataType values);

    /** Of what was gathered, null where a household has no row. */
    Column result(Column whole) {
        return whole;
    }
}
