package precredit.rows;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Some rows, one behind the other, on their way from a task to the driver and there. */
final class RowBlock implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BYTES = 1 << 20;
    private static final int ROWS = 1 << 12;

    private byte[] bytes = new byte[BYTES];
    private int[] ends = new int[ROWS];
    private int rows;

    /** Adds a row that has room, or that is the first; else says no. */
    boolean add(UnsafeRow row) {
        int start = end();
        int length = row.getSizeInBytes();
        if (rows == ends.length || (rows > 0 && length > bytes.length - start)) {
            return false;
        }
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        row.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + start);
        ends[rows++] = start + length;
        return true;
    }

    /** The same without room for more. */
    RowBlock filled() {
        bytes = Arrays.copyOf(bytes, end());
        ends = Arrays.copyOf(ends, rows);
        return this;
    }

    int rows() {
        return rows;
    }

    void point(UnsafeRow row, int place) {
        int start = place == 0 ? 0 : ends[place - 1];
        row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + start, ends[place] - start);
    }

    private int end() {
        return rows == 0 ? 0 : ends[rows - 1];
    }
}
