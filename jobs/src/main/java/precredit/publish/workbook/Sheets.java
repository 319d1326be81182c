package precredit.publish.workbook;

import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What the sheets of a workbook have in common: their head stays in sight and on every page, one page wide. */
final class Sheets {
    static final String LINE = "BFBFBF";
    static final String HEAD = "DDEBF7";
    private static final String FONT = "SimSun";
    private static final int LONGEST_NAME = 31;
    private static final short ONE = 1;
    private static final short ANY = 0;
    private static final float MARGIN_INCHES = 0.3f;

    private Sheets() {}

    /** A new sheet in landscape; {@code title} stands above every page. */
    static Worksheet open(Workbook workbook, String name, String title) {
        Worksheet sheet = workbook.newWorksheet(shortened(name));
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth(ONE);
        sheet.fitToHeight(ANY);
        sheet.leftMargin(MARGIN_INCHES);
        sheet.rightMargin(MARGIN_INCHES);
        sheet.repeatRows(0);
        sheet.header(title.replace("&", "&&"), Position.CENTER, FONT, 12);
        sheet.footer("第 &P 页，共 &N 页", Position.CENTER, FONT, 9);
        return sheet;
    }

    /** The first row: titles, of which {@code frozen} columns stay in sight, above {@code rows} rows with a filter. */
    static void head(Worksheet sheet, List<String> titles, int frozen, int rows) {
        int last = titles.size() - 1;
        for (int column = 0; column <= last; column++) {
            sheet.value(0, column, titles.get(column));
        }
        sheet.range(0, 0, 0, last)
                .style()
                .bold()
                .fillColor(HEAD)
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
        sheet.rowHeight(0, 30);
        sheet.freezePane(frozen, 1);
        sheet.setAutoFilter(0, 0, rows, last);
    }

    /** A name that every spreadsheet program takes: at most 31 characters, none of them {@code []:*?/\'}. */
    private static String shortened(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", "-");
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return plain.substring(0, end);
    }
}
