package precredit.rows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of a query on the driver, in blocks of bytes; a row is an object only while somebody looks at it. */
public final class HeldRows {
    private final StructType columns;
    private final List<RowBlock> blocks;
    /** Of each row the block and its place in it. */
    private final long[] places;

    private HeldRows(StructType columns, List<RowBlock> blocks, long[] places) {
        this.columns = columns;
        this.blocks = blocks;
        this.places = places;
    }

    /** Which rows are wanted, asked in the tasks. */
    @FunctionalInterface
    public interface Choice extends Serializable {
        boolean takes(InternalRow row);
    }

    /** All rows of a query. */
    public static HeldRows of(Dataset<Row> rows) {
        return of(rows, row -> true);
    }

    /** Those that are wanted. */
    public static HeldRows of(Dataset<Row> rows, Choice choice) {
        StructType columns = rows.schema();
        List<RowBlock> blocks =
                InTasks.of(rows, ofTask -> packed(ofTask, choice).iterator());
        long[] places = IntStream.range(0, blocks.size())
                .mapToObj(Integer::valueOf)
                .flatMapToLong(block -> IntStream.range(0, blocks.get(block).rows())
                        .mapToLong(place -> (long) block << Integer.SIZE | place))
                .toArray();
        return new HeldRows(columns, blocks, places);
    }

    private static List<RowBlock> packed(Iterator<InternalRow> rows, Choice choice) {
        List<RowBlock> blocks = new ArrayList<>();
        RowBlock block = new RowBlock();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (choice.takes(row)) {
                // What a plan hands out is always of this kind; Spark's own way to the driver relies on it too.
                UnsafeRow packed = (UnsafeRow) row;
                if (!block.add(packed)) {
                    blocks.add(block.filled());
                    block = new RowBlock();
                    block.add(packed);
                }
            }
        }
        blocks.add(block.filled());
        return blocks;
    }

    public StructType columns() {
        return columns;
    }

    public int count() {
        return places.length;
    }

    /** The row at a place, from 0. */
    public InternalRow row(int place) {
        UnsafeRow row = new UnsafeRow(columns.length());
        blocks.get((int) (places[place] >> Integer.SIZE)).point(row, (int) places[place]);
        return row;
    }

    /** The same rows by a column of texts, in the order in which Spark sorts them. */
    public HeldRows sortedBy(int column) {
        UTF8String[] texts = IntStream.range(0, count())
                .mapToObj(place -> row(place).getUTF8String(column))
                .toArray(UTF8String[]::new);
        long[] sorted = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparing(place -> texts[place], UTF8String::binaryCompare))
                .mapToLong(place -> places[place])
                .toArray();
        return new HeldRows(columns, blocks, sorted);
    }
}
