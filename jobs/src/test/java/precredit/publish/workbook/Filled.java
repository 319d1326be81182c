package precredit.publish.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook as reviewers give it back: cells are text, numbers or nothing. */
public final class Filled {
    private static final List<ListColumn> COLUMNS = List.of(ListColumn.values());
    private final ListStamp stamp;
    private final Map<String, List<Object[]>> sheets = new LinkedHashMap<>();

    public Filled(byte[] workbook) throws IOException {
        this(workbook, ListStamp.of(workbook).orElse(null));
    }

    public Filled(byte[] workbook, ListStamp stamp) throws IOException {
        this.stamp = stamp;
        Read.sheets(workbook).forEach((sheet, rows) -> {
            List<Object[]> cells = new ArrayList<>();
            rows.forEach(row -> cells.add(row.toArray()));
            sheets.put(sheet, cells);
        });
    }

    /** Writes into a cell; {@code row} counts from 1, the head. */
    public Filled with(String sheet, int row, ListColumn column, Object value) {
        sheets.get(sheet).get(row - 1)[COLUMNS.indexOf(column)] = value;
        return this;
    }

    /** Fills the four cells of a review. */
    public Filled review(String sheet, int row, Object opinion, Object limit, Object reviewer, Object date) {
        return with(sheet, row, ListColumn.OPINION, opinion)
                .with(sheet, row, ListColumn.SUGGESTED_LIMIT, limit)
                .with(sheet, row, ListColumn.REVIEWER, reviewer)
                .with(sheet, row, ListColumn.REVIEWED_ON, date);
    }

    /** Adds a row below the last one that is like another. */
    public Filled copy(String sheet, int row) {
        sheets.get(sheet).add(sheets.get(sheet).get(row - 1).clone());
        return this;
    }

    public Filled without(String sheet) {
        sheets.remove(sheet);
        return this;
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "another program", null)) {
            if (stamp != null) {
                stamp.writeTo(workbook.properties());
            }
            for (Map.Entry<String, List<Object[]>> sheet : sheets.entrySet()) {
                write(workbook.newWorksheet(sheet.getKey()), sheet.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, List<Object[]> rows) throws IOException {
        for (int row = 0; row < rows.size(); row++) {
            for (int at = 0; at < rows.get(row).length; at++) {
                Object cell = rows.get(row)[at];
                boolean listedNumber =
                        row > 0 && at < COLUMNS.size() && COLUMNS.get(at).isNumber() && isNumber(cell);
                if (cell instanceof BigDecimal number) {
                    sheet.value(row, at, number);
                } else if (listedNumber) {
                    sheet.value(row, at, new BigDecimal(cell.toString()));
                } else if (cell != null && !cell.toString().isEmpty()) {
                    sheet.value(row, at, cell.toString());
                }
            }
        }
        sheet.finish();
    }

    private static boolean isNumber(Object cell) {
        return cell != null && cell.toString().matches("\\d+(\\.\\d+)?");
    }
}
