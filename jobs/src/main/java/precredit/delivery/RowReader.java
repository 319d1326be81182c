package precredit.delivery;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import precredit.columnar.Term;
import precredit.identity.ResidentId;

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
    private final Cells cells;
    private final RowKey key;
    private final Forgetting forgetting;
    private final Term source;
    private final Term fileType;
    private final Term fileName;
    private final ByBytes<Term> codes = new ByBytes<>(CODES);
    private Reason reason;

    RowReader(RecordScanner scanner, FilePlan plan, Persons persons) {
        this.scanner = scanner;
        this.plan = plan;
        this.layout = plan.layout();
        this.cells = new Cells(
                scanner,
                layout.columns().stream().map(FileLayout.Column::type).toList(),
                plan.encoding(),
                plan.datePatterns(),
                persons);
        this.key = new RowKey(cells, layout.key(), plan.keyScope());
        this.forgetting = new Forgetting(this, scanner, persons);
        this.source = Term.of(plan.source());
        this.fileType = Term.of(plan.file());
        this.fileName = Term.of(plan.name());
    }

    boolean next() throws IOException {
        if (!scanner.next()) {
            return false;
        }
        reason = forgetting.forget(judge());
        return true;
    }

    /** Moves to the record that starts there, which lies ahead. */
    boolean next(long position) throws IOException {
        scanner.skipTo(position);
        return next();
    }

    /** Why the row cannot be used, by itself; empty when it can. */
    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    long line() {
        return scanner.line();
    }

    /** Bytes of the file, once it is unpacked, before the record. */
    long position() {
        return scanner.position();
    }

    /** The record as delivered. */
    byte[] record() {
        return scanner.record();
    }

    FilePlan plan() {
        return plan;
    }

    Term source() {
        return source;
    }

    /** The name of its file without the ending, such as CBF. */
    Term fileType() {
        return fileType;
    }

    /** The name of its file as it lies. */
    Term fileName() {
        return fileName;
    }

    Cell cell(int index) {
        return cells.cell(index);
    }

    boolean has(int index) {
        return cells.has(index);
    }

    /** Millionths of a number; only where {@link #has} holds. */
    long number(int index) {
        return cells.value(index);
    }

    /** A date as yyyyMMddHHmmss; only where {@link #has} holds. */
    long stamp(int index) {
        return cells.value(index);
    }

    /** Who is meant by an identity; null where the cell is empty or holds none. */
    Persons.Person person(int index) {
        return cells.person(index);
    }

    Persons persons() {
        return cells.persons();
    }

    /** Whether the document of an identity is a resident card, or nothing says what it is. */
    boolean isResidentCard(int index) {
        int type = layout.columns().get(index).documentType();
        return type < 0 || cell(type).isEmpty() || cell(type).equalsAny(RESIDENT_CARD);
    }

    /** Whether the row says when it happened. */
    boolean tellsEventDay() {
        return has(layout.eventDate());
    }

    /** The day on which it happened, or, of a row that does not say so, was delivered. */
    int eventDay() {
        return tellsEventDay() ? PlainDate.epochDay(stamp(layout.eventDate())) : plan.deliveredOn();
    }

    /** The key of the row; until the next one. */
    RowKey key() {
        return key.read();
    }

    /** The short token of a code of this source. */
    Term code(int index) {
        Cell cell = cell(index);
        int to = cell.from() + cell.length();
        Term known = codes.of(cell.bytes(), cell.from(), to);
        if (known == null) {
            known = Term.of(persons().tokens().code(plan.source() + "|" + cell.text()));
            codes.remember(cell.bytes(), cell.from(), to, known);
        }
        return known;
    }

    /** A hash of what the known columns hold, whatever their order and quoting. */
    long contentHash() {
        long hash = RowKey.SEED;
        for (int index : layout.content()) {
            Cell cell = cell(index);
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
        if (!cells.areAllThere()) {
            return Reason.COLUMN_COUNT;
        }
        if (!cells.takeAll()) {
            return Reason.ENCODING;
        }
        if (lacksRequired()) {
            return Reason.MISSING_REQUIRED;
        }
        for (FileLayout.Column column : layout.columns()) {
            Reason unreadable = column.known() && has(column.index()) ? read(column) : null;
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
        } else if (tellsEventDay() && eventDay() > plan.deliveredOn()) {
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

    private boolean lacksRequired() {
        for (FileLayout.Column column : layout.columns()) {
            if (cell(column.index()).isEmpty() && (column.required() || isRequiredNow(column))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRequiredNow(FileLayout.Column column) {
        for (FileLayout.When when : column.requiredWhen()) {
            if (when.index() >= 0 && cell(when.index()).equalsAny(when.values())) {
                return true;
            }
        }
        return false;
    }

    private Reason read(FileLayout.Column column) {
        boolean isRead = cells.read(column.index());
        return switch (column.type()) {
            case TEXT -> null;
            case CODE, MASKED_ID -> judgeCode(column);
            case ID -> judgeId(column.index());
            case NUMBER, INTEGER -> isRead && areHeld(column.index()) ? null : Reason.NUMBER_FORMAT;
            case DATE -> isRead ? null : Reason.DATE_FORMAT;
        };
    }

    private Reason judgeCode(FileLayout.Column column) {
        Cell cell = cell(column.index());
        if (column.pattern() != null && !column.pattern().matches(cell)) {
            return Reason.CODE_FORMAT;
        }
        return column.codes() != null && !cell.equalsAny(column.codes()) ? Reason.UNKNOWN_CODE : null;
    }

    private Reason judgeId(int index) {
        Cell cell = cell(index);
        boolean isWellFormed = ResidentId.isWellFormed(cell.bytes(), cell.from(), cell.length());
        return isWellFormed || !isResidentCard(index) || person(index).wellFormed() ? null : Reason.ID_FORMAT;
    }

    private boolean areHeld(int index) {
        for (Filling filling : layout.multiplied()) {
            if (!filling.holds(index, number(index))) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNegative() {
        for (int number : layout.numbers()) {
            if (has(number) && number(number) < 0) {
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
            product *= number(factor) / 1e6;
        }
        double stated = number(check.equals()) / 1e6;
        double apart = Math.abs(product - stated) / Math.max(product, stated);
        return apart > 0.019 ? disagreesExactly(check) : false;
    }

    private boolean disagreesExactly(FileLayout.Check check) {
        BigDecimal product = check.times();
        for (int factor : check.factors()) {
            product = product.multiply(BigDecimal.valueOf(number(factor), 6));
        }
        BigDecimal stated = BigDecimal.valueOf(number(check.equals()), 6);
        if (check.above() != null && stated.compareTo(check.above()) <= 0) {
            return false;
        }
        BigDecimal allowed = product.max(stated).multiply(RELATIVE).max(ABSOLUTE);
        return product.subtract(stated).abs().compareTo(allowed) > 0;
    }

    private boolean isGiven(int index) {
        return has(index) && number(index) > 0;
    }

    private boolean isOutsideCounty() {
        if (layout.countyCodes().length == 0) {
            return false;
        }
        for (int index : layout.countyCodes()) {
            if (has(index) && plan.isInCounty(cell(index))) {
                return false;
            }
        }
        return true;
    }
}
