package precredit.delivery;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import precredit.columnar.ColumnValues;
import precredit.columnar.Term;
import precredit.settings.FileSettings;
import precredit.settings.FileSettings.Fill;

/** How one silver column is filled from the cells of a row. */
final class Filling implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Term NO_CODE = Term.of("");
    private static final BigDecimal MU_PER_SQUARE_METRE = new BigDecimal("0.0015");

    private enum Kind {
        TEXT,
        NUMBER,
        INTEGER,
        DIGITS,
        DATE,
        TOKEN,
        CODE,
        DEBTOR,
        AREA,
        WHERE,
        BIRTH_DATE,
        CHECKSUM_FAILED,
        NOTHING
    }

    private final Kind kind;
    private final int first;
    private final int second;
    private final long numerator;
    private final long denominator;
    private final FileLayout.When[] where;

    private Filling(Kind kind, int first, int second, BigDecimal times, FileLayout.When[] where) {
        this.kind = kind;
        this.first = first;
        this.second = second;
        this.numerator = times.unscaledValue().longValueExact();
        this.denominator = BigDecimal.TEN.pow(times.scale()).longValueExact();
        this.where = where;
    }

    /** The filling of {@code column}; an absent one leaves it null. */
    static Filling of(StructField column, Fill fill, FileLayout layout) {
        if (fill == null) {
            return new Filling(Kind.NOTHING, -1, -1, BigDecimal.ONE, null);
        }
        BigDecimal times = fill.times().orElse(BigDecimal.ONE);
        return fill.from()
                .map(from -> new Filling(
                        kindOf(column.dataType(), from, layout), layout.index(from), -1, scaled(times), null))
                .or(() -> fill.token().map(id -> one(Kind.TOKEN, layout.index(id))))
                .or(() -> fill.code().map(code -> one(Kind.CODE, layout.index(code))))
                .or(() -> fill.birthDateOf().map(id -> one(Kind.BIRTH_DATE, layout.index(id))))
                .or(() -> fill.checksumFailedOf().map(id -> one(Kind.CHECKSUM_FAILED, layout.index(id))))
                .or(() -> fill.mu().map(mu -> two(Kind.AREA, layout.index(mu), index(fill.squareMetres(), layout))))
                .or(() -> fill.name().map(name -> two(Kind.DEBTOR, layout.index(name), index(fill.id(), layout))))
                .or(() -> fill.where().map(all -> where(all, layout)))
                .orElseThrow(() -> new IllegalArgumentException("column " + column.name() + " is filled from nothing"));
    }

    /** Whether every row that can be used has a value. */
    boolean isNeverNull(List<FileLayout.Column> columns) {
        return switch (kind) {
            case TEXT, NUMBER, INTEGER, DIGITS, DATE, TOKEN ->
                first >= 0 && columns.get(first).required();
            case CODE, DEBTOR, WHERE, CHECKSUM_FAILED -> true;
            case AREA, BIRTH_DATE, NOTHING -> false;
        };
    }

    boolean multiplies() {
        return kind == Kind.NUMBER && (numerator != 1 || denominator != 1);
    }

    /** Whether the number in {@code index} can be held exactly after this filling's multiplication. */
    boolean holds(int index, long millionths) {
        return kind != Kind.NUMBER
                || first != index
                || PlainNumber.scaled(millionths, numerator, denominator) != PlainNumber.UNREADABLE;
    }

    void write(RowReader row, ColumnValues out) {
        switch (kind) {
            case TEXT -> writeText(row, out);
            case NUMBER -> writeNumber(row, out);
            case INTEGER -> writeInteger(row, out);
            case DIGITS -> writeDigits(row, out);
            case DATE -> writeDate(row, out);
            case TOKEN -> writeToken(row, out);
            case CODE -> out.add(row.has(first) ? row.code(first) : NO_CODE);
            case DEBTOR -> out.add(debtor(row).bytes());
            case AREA -> writeArea(row, out);
            case WHERE -> out.add(holds(row));
            case BIRTH_DATE -> writeBirthDate(row, out);
            case CHECKSUM_FAILED ->
                out.add(row.isResidentCard(first) && row.person(first).checksumFailed());
            case NOTHING -> out.addNull();
        }
    }

    private void writeText(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            Cell cell = row.cell(first);
            out.add(cell.bytes(), cell.from(), cell.length());
        } else {
            out.addNull();
        }
    }

    private void writeNumber(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            out.add(PlainNumber.scaled(row.number(first), numerator, denominator));
        } else {
            out.addNull();
        }
    }

    private void writeInteger(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            out.add((int) (row.number(first) / PlainNumber.ONE));
        } else {
            out.addNull();
        }
    }

    private void writeDigits(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            out.add(Integer.parseInt(row.cell(first).text()));
        } else {
            out.addNull();
        }
    }

    private void writeDate(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            out.add(PlainDate.epochDay(row.stamp(first)));
        } else {
            out.addNull();
        }
    }

    private void writeToken(RowReader row, ColumnValues out) {
        if (row.has(first)) {
            out.add(row.person(first).token());
        } else {
            out.addNull();
        }
    }

    boolean isDebtor() {
        return kind == Kind.DEBTOR;
    }

    /** The token of the debtor that a row names. */
    Term debtor(RowReader row) {
        Persons.Person person = row.person(second);
        String id = person != null ? person.id() : row.cell(second).text();
        return Term.of(row.persons().tokens().debtor(row.cell(first).text(), id));
    }

    /** Mu where given and above 0, else square metres x 3/2000 rounded half up to 2 places. */
    private void writeArea(RowReader row, ColumnValues out) {
        if (row.has(first) && row.number(first) > 0) {
            out.add(row.number(first));
        } else if (row.has(second)) {
            out.add(BigDecimal.valueOf(row.number(second), 6)
                    .multiply(MU_PER_SQUARE_METRE)
                    .setScale(2, RoundingMode.HALF_UP)
                    .setScale(6, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } else {
            out.addNull();
        }
    }

    private boolean holds(RowReader row) {
        for (FileLayout.When when : where) {
            if (when.index() < 0 || !row.cell(when.index()).equalsAny(when.values())) {
                return false;
            }
        }
        return true;
    }

    private void writeBirthDate(RowReader row, ColumnValues out) {
        Optional<LocalDate> birth =
                row.isResidentCard(first) ? row.person(first).birthDate() : Optional.empty();
        if (birth.isEmpty()) {
            out.addNull();
        } else {
            out.add((int) birth.get().toEpochDay());
        }
    }

    private static Kind kindOf(DataType type, String from, FileLayout layout) {
        if (type.equals(DataTypes.StringType)) {
            return Kind.TEXT;
        } else if (type.equals(DataTypes.DateType)) {
            return Kind.DATE;
        }
        if (!type.equals(DataTypes.IntegerType)) {
            return Kind.NUMBER;
        }
        int index = layout.index(from);
        boolean isCode = index >= 0 && layout.columns().get(index).type() == FileSettings.Type.CODE;
        return isCode ? Kind.DIGITS : Kind.INTEGER;
    }

    private static BigDecimal scaled(BigDecimal times) {
        return times.stripTrailingZeros().scale() < 0 ? times.setScale(0) : times;
    }

    private static Filling one(Kind kind, int index) {
        return two(kind, index, -1);
    }

    private static Filling two(Kind kind, int first, int second) {
        return new Filling(kind, first, second, BigDecimal.ONE, null);
    }

    private static int index(Optional<String> name, FileLayout layout) {
        return name.map(layout::index).orElse(-1);
    }

    private static Filling where(Map<String, List<String>> all, FileLayout layout) {
        FileLayout.When[] where = all.entrySet().stream()
                .map(entry -> new FileLayout.When(layout.index(entry.getKey()), FileLayout.utf8(entry.getValue())))
                .toArray(FileLayout.When[]::new);
        return new Filling(Kind.WHERE, -1, -1, BigDecimal.ONE, where);
    }
}
