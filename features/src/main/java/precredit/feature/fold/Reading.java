package precredit.feature.fold;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** How a task reads what a row tells. */
interface Reading extends Serializable {
    /** Serves one thread. */
    Reader reader();

    /** The place of the first measure among what is told; before it is the grain where there are groups. */
    int first();

    /** Reads one row after the other. */
    interface Reader {
        /** The key of the next row; it is read until there is another. */
        UnsafeRow key(InternalRow row);

        /** What the row tells of a date, null where it does not count. */
        UnsafeRow told(int date);
    }

    /** Of rows that were read already, all for one date; their key is the first column. */
    record OfOneDate(int keys, int first) implements Reading {
        @Override
        public Reader reader() {
            return new Reader() {
                private UnsafeRow read;

                @Override
                public UnsafeRow key(InternalRow row) {
                    read = (UnsafeRow) row;
                    return read.getStruct(0, keys);
                }

                @Override
                public UnsafeRow told(int date) {
                    return read;
                }
            };
        }
    }

    /** Of rows as they lie, for each date that is asked about. */
    record OfAnyDate(Bound columns, int keys, int first) implements Reading {
        @Override
        public Reader reader() {
            UnsafeProjection ofRow = columns.projection(0, keys);
            UnsafeProjection ofDate = columns.projection(keys, columns.size());
            GenericInternalRow asked = new GenericInternalRow(1);
            JoinedRow joined = new JoinedRow();
            return new Reader() {
                private UnsafeRow told;
                private int day;

                @Override
                public UnsafeRow key(InternalRow row) {
                    joined.apply(row, asked);
                    told = null;
                    return ofRow.apply(row);
                }

                @Override
                public UnsafeRow told(int date) {
                    if (told == null || day != date) {
                        day = date;
                        asked.setInt(0, date);
                        told = ofDate.apply(joined);
                    }
                    return told.getBoolean(0) ? told : null;
                }
            };
        }
    }
}
