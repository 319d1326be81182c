package precredit.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import precredit.settings.FileSettings.Type;

/**
 * Reads no more of records than their keys, and judges nothing else: a row that can be used has the hash that is told here,
 * or the other one; of one that cannot be used any may be told. Serves one thread.
 */
final class KeyReader {
    private final Cells cells;
    private final int[] places;
    private final RowKey key;
    private final int[] forgotten;

    /** Reads the records that a scanner moves to, in a file with this header, which has the columns of the key. */
    KeyReader(RecordScanner scanner, List<String> header, KeyColumns columns, Persons persons) {
        List<Type> types = new ArrayList<>(Collections.nCopies(header.size(), Type.TEXT));
        columns.parts().forEach(part -> types.set(header.indexOf(part.name()), part.type()));
        this.cells = new Cells(scanner, types, columns.encoding(), columns.datePatterns(), persons);
        this.places = columns.parts().stream()
                .mapToInt(part -> header.indexOf(part.name()))
                .toArray();
        this.forgotten = columns.parts().stream()
                .filter(KeyColumns.Part::isForgotten)
                .mapToInt(part -> header.indexOf(part.name()))
                .toArray();
        this.key = new RowKey(cells, places, columns.scope());
    }

    /** Reads the key of the record that the scanner is at; false when it has none and so cannot be used. */
    boolean read() {
        if (!cells.areAllThere()) {
            return false;
        }
        for (int place : places) {
            if (!cells.take(place) || !cells.has(place) || !cells.read(place)) {
                return false;
            }
        }
        return true;
    }

    /** The hash of the key that was read. */
    long hash() {
        return key.read().hash();
    }

    /** The hash that the row has if it is emptied of a person who was erased, where that is another; after {@link #hash}. */
    OptionalLong otherHash() {
        if (forgotten.length == 0) {
            return OptionalLong.empty();
        }
        for (int place : forgotten) {
            cells.cell(place).takeText("");
        }
        return OptionalLong.of(key.read().hash());
    }
}
