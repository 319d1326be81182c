package precredit.delivery;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.identity.ResidentId;
import precredit.settings.FileSettings.Type;

/**
 * Reads the records of one file: after {@link #next()}, {@link #reason()} says why the row cannot be used, if so, and
 * its cells hold what was read. Serves one thread.
 */
final class RowReader {
    private static final BigDecimal ABSOLUTE = new BigDecimal("0.011");
    private static final BigDecimal RELATIVE = new BigDecimal("0.02");
    private static final int CODES = 1 << 12;
    private static final byte[][] RESIDENT_CARD = FileLayout.utf8(List.of("1"));

    private final RecordScanner scanner;
    private final FilePlan plan;
    private final FileLayout layout;
    private final Persons persons;
    private final Texts texts;
    private final RowKey key;
    private final Cell[] cells;
    private final long[] values;
    private final Persons.Person[] identities;
    private final boolean[] isName;
    private final Forgetting forgetting;
    private final ByBytes<UTF8String> codes = new ByBytes<>(CODES);
    private Reason reason;

    RowReader(RecordScanner scanner, FilePlan plan, Persons persons) {
        this.scanner = scanner;
        this.plan = plan;
        this.layout = plan.layout();
        this.persons = persons;
        this.texts = new Texts(Charset.forName(plan.encoding()));
        int width = layout.columns().size();
        this.cells = new Cell[width];
        for (int i = 0; i < width; i++) {
            cells[i] = new Cell();
        }
        this.values = new long[width];
        this.identities = new Persons.Person[width];
        this.isName = new boolean[width];
        layout.columns().forEach(column -> isName[column.index()] = column.type() == Type.TEXT);
        this.key = new RowKey(this);
        this.forgetting = new Forgetting(this, scanner, persons);
    }

    boolean next() throws IOException {
        if (!scanner.next()) {
            return false;
        }
        reason = forgetting.forget(judge());
        return true;
    }

    /** Why the row cannot be used, by itself; empty when it can. */
    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    long line() {
        return scanner.line();
    }

    /** The record as delivered. */
    byte[] record() {
        return scanner.record();
    }

    FilePlan plan() {
        return plan;
    }

    Cell cell(int index) {
        return cells[index];
    }

    boolean has(int index) {
        return index >= 0 && !cells[index].isEmpty();
    }

    /** Millionths of a number; only where {@link #has} holds. */
    long number(int index) {
        return values[index];
    }

    /** A date as yyyyMMddHHmmss; only where {@link #has} holds. */
    long stamp(int index) {
        return values[index];
    }

    /** Who is meant by an identity; null where the cell is empty or holds none. */
    Persons.Person person(int index) {
        if (!has(index)) {
            return null;
        }
        if (identities[index] == null && layout.columns().get(index).type() == Type.ID) {
            identities[index] = persons.of(cells[index].text());
        }
        return identities[index];
    }

    Persons persons() {
        return persons;
    }

    /** Whether the document of an identity is a resident card, or nothing says what it is. */
    boolean isResidentCard(int index) {
        int type = layout.columns().get(index).documentType();
        return type < 0 || cells[type].isEmpty() || cells[type].equalsAny(RESIDENT_CARD);
    }

    Optional<Integer> eventDay() {
        return has(layout.eventDate()) ? Optional.of(PlainDate.epochDay(values[layout.eventDate()])) : Optional.empty();
    }

    /** The key of the row; until the next one. */
    RowKey key() {
        return key.read();
    }

    /** The short token of a code of this source. */
    UTF8String code(int index) {
        Cell cell = cells[index];
        int to = cell.from() + cell.length();
        UTF8String known = codes.of(cell.bytes(), cell.from(), to);
        if (known == null) {
            known = UTF8String.fromString(persons.tokens().code(plan.source() + "|" + cell.text()));
            codes.remember(cell.bytes(), cell.from(), to, known);
        }
        return known;
    }

    /** A hash of what the known columns hold, whatever their order and quoting. */
    long contentHash() {
        long hash = RowKey.SEED;
        for (int index : layout.content()) {
            Cell cell = cells[index];
            hash = XXH64.hashUnsafeBytes(
                    cell.bytes(), Platform.BYTE_ARRAY_OFFSET + cell.from(), cell.length(), hash + cell.length());
        }
        return hash;
    }

    /** Where in the stream what is erased lies, from and to: the whole row, or cells of a row that is of a household. */
    List<long[]> erased() {
        return reason == Reason.ERASED
                ? List.of(new long[] {scanner.position(), scanner.position() + scanner.record().length})
                : forgetting.places();
    }

    private Reason judge() {
        if (scanner.cells() != cells.length) {
            return Reason.COLUMN_COUNT;
        }
        if (!takeCells()) {
            return Reason.ENCODING;
        }
        if (lacksRequired()) {
            return Reason.MISSING_REQUIRED;
        }
        for (FileLayout.Column column : layout.columns()) {
            Reason unreadable = column.known() && !cells[column.index()].isEmpty() ? read(column) : null;
            if (unreadable != null) {
                return unreadable;
            }
        }
        return judgeFigures();
    }

    private Reason judgeFigures() {
        if (hasNegative()) {
            return Reason.NEGATIVE_AMOUNT;
        } else if (isContradicted()) {
            return Reason.UNIT_MISMATCH;
        } else if (isOutsideCounty()) {
            return Reason.OUTSIDE_COUNTY;
        } else if (has(layout.eventDate()) && PlainDate.epochDay(values[layout.eventDate()]) > plan.deliveredOn()) {
            return Reason.FUTURE_EVENT;
        }
        return null;
    }

    private boolean isContradicted() {
        for (FileLayout.Check check : layout.checks()) {
            if (disagrees(check)) {
                return true;
            }
        }
        return false;
    }

    private boolean takeCells() {
        for (int i = 0; i < cells.length; i++) {
            if (scanner.verbatim(i) && (scanner.ascii() || scanner.isAscii(i))) {
                cells[i].takeAscii(scanner.bytes(), scanner.start(i), scanner.end(i), isName[i]);
            } else if (!takeText(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeText(int i) {
        Optional<Texts.Text> text;
        if (scanner.verbatim(i)) {
            text = texts.of(scanner.bytes(), scanner.start(i), scanner.end(i), isName[i]);
        } else {
            byte[] raw = scanner.cell(i);
            text = texts.of(raw, 0, raw.length, isName[i]);
        }
        text.ifPresent(cells[i]::take);
        return text.isPresent();
    }

    private boolean lacksRequired() {
        for (FileLayout.Column column : layout.columns()) {
            if (cells[column.index()].isEmpty() && (column.required() || isRequiredNow(column))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRequiredNow(FileLayout.Column column) {
        for (FileLayout.When when : column.requiredWhen()) {
            if (when.index() >= 0 && cells[when.index()].equalsAny(when.values())) {
                return true;
            }
        }
        return false;
    }

    private Reason read(FileLayout.Column column) {
        int i = column.index();
        Cell cell = cells[i];
        return switch (column.type()) {
            case TEXT -> null;
            case CODE -> readCode(column, cell);
            case ID -> readId(i, cell);
            case MASKED_ID -> readMasked(column, cell);
            case NUMBER -> readNumber(i, cell, 1);
            case INTEGER -> readNumber(i, cell, PlainNumber.ONE);
            case DATE -> {
                values[i] = PlainDate.stamp(cell, plan.datePatterns());
                yield values[i] == PlainDate.UNREADABLE ? Reason.DATE_FORMAT : null;
            }
        };
    }

    private static Reason readCode(FileLayout.Column column, Cell cell) {
        if (column.pattern() != null && !column.pattern().matcher(cell.text()).matches()) {
            return Reason.CODE_FORMAT;
        }
        return column.codes() != null && !cell.equalsAny(column.codes()) ? Reason.UNKNOWN_CODE : null;
    }

    private Reason readId(int index, Cell cell) {
        identities[index] = null;
        boolean isWellFormed = ResidentId.isWellFormed(cell.bytes(), cell.from(), cell.length());
        return isWellFormed || !isResidentCard(index) || person(index).wellFormed() ? null : Reason.ID_FORMAT;
    }

    private static Reason readMasked(FileLayout.Column column, Cell cell) {
        cell.takeText(cell.text().toUpperCase(java.util.Locale.ROOT));
        return readCode(column, cell);
    }

    private Reason readNumber(int index, Cell cell, long unit) {
        values[index] = PlainNumber.millionths(cell.bytes(), cell.from(), cell.length());
        if (values[index] == PlainNumber.UNREADABLE || values[index] % unit != 0) {
            return Reason.NUMBER_FORMAT;
        }
        for (Filling filling : layout.multiplied()) {
            if (!filling.holds(index, values[index])) {
                return Reason.NUMBER_FORMAT;
            }
        }
        return null;
    }

    private boolean hasNegative() {
        for (int number : layout.numbers()) {
            if (has(number) && values[number] < 0) {
                return true;
            }
        }
        return false;
    }

    /** Doubles decide all but the close cases, which are decided exactly. */
    private boolean disagrees(FileLayout.Check check) {
        if (!isGiven(check.equals())) {
            return false;
        }
        double product = check.times().doubleValue();
        for (int factor : check.factors()) {
            if (!isGiven(factor)) {
                return false;
            }
            product *= values[factor] / 1e6;
        }
        double stated = values[check.equals()] / 1e6;
        double apart = Math.abs(product - stated) / Math.max(product, stated);
        return apart > 0.019 ? disagreesExactly(check) : false;
    }

    private boolean disagreesExactly(FileLayout.Check check) {
        BigDecimal product = check.times();
        for (int factor : check.factors()) {
            product = product.multiply(BigDecimal.valueOf(values[factor], 6));
        }
        BigDecimal stated = BigDecimal.valueOf(values[check.equals()], 6);
        if (check.above() != null && stated.compareTo(check.above()) <= 0) {
            return false;
        }
        BigDecimal allowed = product.max(stated).multiply(RELATIVE).max(ABSOLUTE);
        return product.subtract(stated).abs().compareTo(allowed) > 0;
    }

    private boolean isGiven(int index) {
        return has(index) && values[index] > 0;
    }

    private boolean isOutsideCounty() {
        if (layout.countyCodes().length == 0) {
            return false;
        }
        for (int index : layout.countyCodes()) {
            if (has(index) && plan.isInCounty(cells[index])) {
                return false;
            }
        }
        return true;
    }
}
