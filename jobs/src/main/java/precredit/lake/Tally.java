package precredit.lake;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Counts rows by a text column as they pass. */
final class Tally implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final int column;
    private final Map<UTF8String, long[]> counts = new HashMap<>();

    Tally(Iterator<InternalRow> rows, int column) {
        this.rows = rows;
        this.column = column;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public InternalRow next() {
        InternalRow row = rows.next();
        UTF8String value = row.getUTF8String(column);
        long[] count = counts.get(value);
        if (count == null) {
            // A row, and what it holds, is overwritten by the next.
            counts.put(value.copy(), new long[] {1});
        } else {
            count[0]++;
        }
        return row;
    }

    /** So far. */
    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((value, count) -> all.put(value.toString(), count[0]));
        return all;
    }
}
