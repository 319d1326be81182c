package precredit.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.Platform;
import precredit.settings.FileSettings.Type;
import precredit.silver.SilverTable;

/** The key of a row: its cells, with tokens in place of identities, parted by {@code |}. */
final class RowKey {
    static final long SEED = 42;
    private static final byte[] SEPARATOR = {'|'};

    private final RowReader row;
    private final List<FileLayout.Column> columns;
    private final int[] places;
    private final long seed;
    private byte[] bytes = new byte[128];
    private int length;

    RowKey(RowReader row) {
        this.row = row;
        this.columns = row.plan().layout().columns();
        this.places = row.plan().layout().key();
        byte[] scope = scope(row.plan()).getBytes(StandardCharsets.UTF_8);
        this.seed = XXH64.hashUnsafeBytes(scope, Platform.BYTE_ARRAY_OFFSET, scope.length, SEED);
    }

    void write(UnsafeRowWriter out, int at) {
        out.write(at, bytes, 0, length);
    }

    /** The hash under which rows of the same key of the same file type, or of the same snapshot, meet. */
    long hash() {
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, length, seed);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static String scope(FilePlan plan) {
        String scope = plan.source() + "/" + plan.file() + "/";
        boolean isSnapshot = plan.layout().feeds().kind() == SilverTable.Kind.SNAPSHOT;
        return isSnapshot ? scope + plan.deliveredOn() + "/" : scope;
    }

    /** Takes the key of the row that the reader is at now; what was told before is of the row it was at then. */
    RowKey read() {
        length = 0;
        for (int i = 0; i < places.length; i++) {
            if (i > 0) {
                append(SEPARATOR, 0, SEPARATOR.length);
            }
            readPart(places[i]);
        }
        return this;
    }

    private void readPart(int place) {
        Type type = columns.get(place).type();
        switch (type) {
            case ID -> append(row.person(place).token());
            case MASKED_ID -> append(row.persons().tokens().code(row.cell(place).text()));
            case DATE -> append(Long.toString(row.stamp(place) / 1_000_000));
            default -> {
                Cell cell = row.cell(place);
                append(cell.bytes(), cell.from(), cell.length());
            }
        }
    }

    private void append(String ascii) {
        byte[] part = ascii.getBytes(StandardCharsets.ISO_8859_1);
        append(part, 0, part.length);
    }

    private void append(byte[] from, int start, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + count));
        }
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }
}
