package precredit.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import precredit.publish.workbook.ListColumn;

/** Finds the columns of a list in a sheet by their titles, wherever they stand, and reads cells as text. */
final class SheetCells {
    private static final BigDecimal LAST_SERIAL_DAY = BigDecimal.valueOf(1_000_000);
    private static final Map<String, ListColumn> TITLES =
            Stream.of(ListColumn.values()).collect(Collectors.toMap(ListColumn::title, Function.identity()));

    private final Map<ListColumn, Integer> places = new EnumMap<>(ListColumn.class);

    SheetCells(Row head) {
        for (int at = 0; at < head.getCellCount(); at++) {
            ListColumn column = TITLES.get(text(head, at));
            if (column != null) {
                places.putIfAbsent(column, at);
            }
        }
    }

    /** Titles of columns that the sheet has not. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (ListColumn column : ListColumn.values()) {
            if (!places.containsKey(column)) {
                missing.add(column.title());
            }
        }
        return missing;
    }

    Map<ListColumn, String> of(Row row) {
        Map<ListColumn, String> cells = new EnumMap<>(ListColumn.class);
        places.forEach((column, at) -> {
            String text = column == ListColumn.REVIEWED_ON
                    ? day(row, at).map(LocalDate::toString).orElseGet(() -> text(row, at))
                    : text(row, at);
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        });
        return cells;
    }

    /** A date that a spreadsheet program holds as the number of a day. */
    private static Optional<LocalDate> day(Row row, int at) {
        return row.getOptionalCell(at)
                .filter(cell -> cell.getType() == CellType.NUMBER)
                .filter(cell -> cell.asNumber().signum() > 0)
                .filter(cell -> cell.asNumber().compareTo(LAST_SERIAL_DAY) < 0)
                .map(cell -> cell.asDate().toLocalDate());
    }

    private static String text(Row row, int at) {
        return row.getOptionalCell(at).map(SheetCells::text).orElse("").strip();
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            // Excel writes 2.3 as 2.2999999999999998: the double that it stands for is read, not its digits.
            BigDecimal number = BigDecimal.valueOf(cell.asNumber().doubleValue());
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        boolean isText = cell.getType() == CellType.STRING;
        return Optional.ofNullable(isText ? cell.getText() : cell.getRawValue()).orElse("");
    }
}
