package precredit.publish.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import precredit.policy.Opinion;

/** The listed households of one village, with empty cells for the review. Cells are text, or numbers, never formulas. */
final class VillageSheet {
    private static final int DIGITS_IN_TOWNSHIP = 3;
    private static final List<ListColumn> COLUMNS = List.of(ListColumn.values());
    private static final int FROZEN = COLUMNS.indexOf(ListColumn.NAME) + 1;
    private static final double LINE_POINTS = 15;
    private static final int FIRST_WIDE_CHARACTER = 0x1100;
    private static final String TO_FILL = "FFF2CC";
    private static final String OPINIONS =
            Stream.of(Opinion.values()).map(Opinion::word).collect(Collectors.joining(",", "\"", "\""));

    private VillageSheet() {}

    /** Takes as many of {@code rows} as the village has listed households. */
    static void write(Workbook workbook, ListStamp stamp, VillageTotals village, Iterator<List<String>> rows)
            throws IOException {
        String title = village.township() + " " + village.name() + " 预授信评议表 " + stamp.dt();
        Worksheet sheet = Sheets.open(workbook, name(village), title);
        int count = Math.toIntExact(village.listed());
        Sheets.head(sheet, COLUMNS.stream().map(ListColumn::title).toList(), FROZEN, count);
        for (int row = 1; row <= count; row++) {
            write(sheet, row, rows.next());
        }
        for (int at = 0; at < COLUMNS.size(); at++) {
            shape(sheet, COLUMNS.get(at), at, count);
        }
        sheet.finish();
    }

    /** The last digits of its code keep villages of one name apart. */
    private static String name(VillageTotals village) {
        int start = Math.max(0, village.code().length() - DIGITS_IN_TOWNSHIP);
        return village.code().substring(start) + "_" + village.name();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        int lines = 1;
        for (int at = 0; at < cells.size(); at++) {
            String cell = cells.get(at);
            if (COLUMNS.get(at).isNumber()) {
                sheet.value(row, at, new BigDecimal(cell));
            } else if (!cell.isEmpty()) {
                sheet.value(row, at, cell);
                lines = COLUMNS.get(at).form() == Form.WORDS ? Math.max(lines, lines(cell, COLUMNS.get(at))) : lines;
            }
        }
        sheet.rowHeight(row, lines * LINE_POINTS);
    }

    /** How many lines a cell needs: a Chinese character is as wide as two others, and a line may end one too early. */
    private static int lines(String cell, ListColumn column) {
        int needed = cell.codePoints()
                .map(character -> character < FIRST_WIDE_CHARACTER ? 1 : 2)
                .sum();
        int usable = column.width() - 2;
        return (needed + usable - 1) / usable;
    }

    private static void shape(Worksheet sheet, ListColumn column, int at, int count) {
        sheet.width(at, column.width());
        sheet.range(1, at, count, at)
                .style()
                .format(column.form().format())
                .wrapText(column.form() == Form.WORDS)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .borderColor(Sheets.LINE)
                .set();
        if (column.compareTo(ListColumn.OPINION) >= 0) {
            sheet.style(0, at).fillColor(TO_FILL).set();
        }
        if (column == ListColumn.OPINION) {
            // A list to choose from; what else is typed is taken without a message, for remarks may follow. The library
            // writes the name of the style in the letters of the default locale: only this one is the same in all.
            sheet.range(1, at, count, at)
                    .validateWithListByFormula(OPINIONS)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .showErrorMessage(false);
        }
    }
}
