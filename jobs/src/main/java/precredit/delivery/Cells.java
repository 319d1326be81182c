package precredit.delivery;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import precredit.settings.FileSettings.Type;

/** The cells of the record that a scanner is at, as they are read; valid until the next record. Serves one thread. */
final class Cells {
    private final RecordScanner scanner;
    private final Type[] types;
    private final List<String> datePatterns;
    private final Persons persons;
    private final Texts texts;
    private final PlainHan plain;
    private final Cell[] cells;
    private final boolean[] isName;
    private final long[] values;
    private final Persons.Person[] identities;

    /** {@code types} are those of the columns, in the order of the file. */
    Cells(RecordScanner scanner, List<Type> types, String encoding, List<String> datePatterns, Persons persons) {
        this.scanner = scanner;
        this.types = types.toArray(Type[]::new);
        this.datePatterns = datePatterns;
        this.persons = persons;
        this.texts = new Texts(Charset.forName(encoding));
        this.plain = PlainHan.of(Charset.forName(encoding));
        int width = types.size();
        this.cells = new Cell[width];
        this.isName = new boolean[width];
        for (int i = 0; i < width; i++) {
            cells[i] = new Cell();
            isName[i] = types.get(i) == Type.TEXT;
        }
        this.values = new long[width];
        this.identities = new Persons.Person[width];
    }

    /** Whether the record has as many cells as its file has columns. */
    boolean areAllThere() {
        return scanner.cells() == cells.length;
    }

    /** Takes a cell; false when its bytes are no text in the file's encoding. */
    boolean take(int index) {
        if (!scanner.verbatim(index)) {
            return takeText(index, scanner.cell(index));
        }
        byte[] bytes = scanner.bytes();
        int start = scanner.start(index);
        int end = scanner.end(index);
        if (scanner.isAscii(index)) {
            cells[index].takeAscii(bytes, start, end, isName[index]);
            return true;
        }
        return plain.take(bytes, start, end, isName[index], cells[index]) || takeText(index, bytes, start, end);
    }

    private boolean takeText(int index, byte[] bytes) {
        return takeText(index, bytes, 0, bytes.length);
    }

    private boolean takeText(int index, byte[] bytes, int start, int end) {
        Optional<Texts.Text> text = texts.of(bytes, start, end, isName[index]);
        text.ifPresent(cells[index]::take);
        return text.isPresent();
    }

    boolean takeAll() {
        for (int i = 0; i < cells.length; i++) {
            if (!take(i)) {
                return false;
            }
        }
        return true;
    }

    Cell cell(int index) {
        return cells[index];
    }

    boolean has(int index) {
        return index >= 0 && !cells[index].isEmpty();
    }

    Type type(int index) {
        return types[index];
    }

    /** Reads a cell that was taken as its type says; false when it is no date or no number. */
    boolean read(int index) {
        Cell cell = cells[index];
        switch (types[index]) {
            case DATE -> {
                values[index] = PlainDate.stamp(cell, datePatterns);
                return values[index] != PlainDate.UNREADABLE;
            }
            case NUMBER, INTEGER -> {
                long value = PlainNumber.millionths(cell.bytes(), cell.from(), cell.length());
                values[index] = value;
                boolean isWhole = types[index] == Type.NUMBER || value % PlainNumber.ONE == 0;
                return value != PlainNumber.UNREADABLE && isWhole;
            }
            case ID -> identities[index] = null;
            case MASKED_ID -> cell.takeText(cell.text().toUpperCase(Locale.ROOT));
            case TEXT, CODE -> {}
        }
        return true;
    }

    /** Millionths of a number, or a date as yyyyMMddHHmmss, once it was read. */
    long value(int index) {
        return values[index];
    }

    /** Who is meant by an identity; null where the cell is empty or holds none. */
    Persons.Person person(int index) {
        if (!has(index)) {
            return null;
        }
        if (identities[index] == null && types[index] == Type.ID) {
            Cell cell = cells[index];
            identities[index] = persons.of(cell.bytes(), cell.from(), cell.length());
        }
        return identities[index];
    }

    Persons persons() {
        return persons;
    }
}
