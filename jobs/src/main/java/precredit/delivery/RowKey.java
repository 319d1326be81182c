package precredit.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import precredit.columnar.ColumnValues;
import precredit.silver.SilverTable;

/** The key of a row: its cells, with tokens in place of identities, parted by {@code |}. */
final class RowKey {
    static final long SEED = 42;
    private static final byte[] SEPARATOR = {'|'};

    private final Cells cells;
    private final int[] places;
    private final long seed;
    private byte[] bytes = new byte[128];
    private int length;

    /** {@code places} are those of the key's columns, in its order; {@code scope} that of {@link #scope}. */
    RowKey(Cells cells, int[] places, String scope) {
        this.cells = cells;
        this.places = places;
        byte[] utf8 = scope.getBytes(StandardCharsets.UTF_8);
        this.seed = XXH64.hashUnsafeBytes(utf8, Platform.BYTE_ARRAY_OFFSET, utf8.length, SEED);
    }

    /** Tells keys of one file type, or of one in one snapshot, from those of others. */
    static String scope(String source, String file, SilverTable feeds, int deliveredOn) {
        String scope = source + "/" + file + "/";
        return feeds.kind() == SilverTable.Kind.SNAPSHOT ? scope + deliveredOn + "/" : scope;
    }

    void write(ColumnValues out) {
        out.add(bytes, 0, length);
    }

    /** The hash under which rows of the same key of the same file type, or of the same snapshot, meet. */
    long hash() {
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, length, seed);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Takes the key of the row that the cells are of now; what was told before is of the row they were of then. */
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
        if (!cells.has(place)) {
            return;
        }
        switch (cells.type(place)) {
            case ID -> append(cells.person(place).token().bytes());
            case MASKED_ID ->
                append(ascii(cells.persons().tokens().code(cells.cell(place).text())));
            case DATE -> append(ascii(Long.toString(cells.value(place) / 1_000_000)));
            default -> {
                Cell cell = cells.cell(place);
                append(cell.bytes(), cell.from(), cell.length());
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void append(byte[] part) {
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
