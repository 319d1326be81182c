package precredit.rows;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** How often a query has each of its rows, where these are few: counted in the tasks, and nothing but the counts is sent. */
public final class RowCounts {
    private RowCounts() {}

    /** Each row, and how many are equal to it. */
    public static Map<InternalRow, Long> of(Dataset<Row> rows) {
        Map<InternalRow, Long> all = new HashMap<>();
        List<Map<UnsafeRow, Long>> counted =
                InTasks.of(rows, ofTask -> List.of(counted(ofTask)).iterator());
        counted.forEach(ofTask -> ofTask.forEach((row, count) -> all.merge(row, count, Long::sum)));
        return all;
    }

    private static Map<UnsafeRow, Long> counted(Iterator<InternalRow> rows) {
        Map<UnsafeRow, Long> counts = new HashMap<>();
        while (rows.hasNext()) {
            UnsafeRow row = (UnsafeRow) rows.next();
            Long count = counts.get(row);
            // A row is overwritten by the next, so the first of its kind is copied.
            counts.put(count == null ? row.copy() : row, count == null ? 1 : count + 1);
        }
        return counts;
    }
}
