package precredit.publish.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import precredit.policy.Change;
import precredit.policy.Outcome;

/** The villages of a township in figures, one row each, and their sum. */
public final class SummarySheet {
    /** The name of the sheet. */
    public static final String NAME = "汇总";

    private static final int TEN_THOUSAND = 4;
    private static final int NAME_WIDTH = 16;
    private static final int FIGURE_WIDTH = 11;

    private static final List<Figure> FIGURES = List.of(
            new Figure("名册户数", Form.WHOLE, village -> number(village.roll())),
            households("预授信户数", Outcome.APPROVED),
            households("转人工户数", Outcome.REFER),
            households("不予授信户数", Outcome.DECLINED),
            households("排除户数", Outcome.EXCLUDED),
            households("无数据户数", Outcome.NO_DATA),
            new Figure("总额度(万元)", Form.TENTHS, village -> inTenThousands(village.limitYuan())),
            households("新增", Change.NEW),
            households("调增", Change.UP),
            households("调减", Change.DOWN),
            households("调出", Change.DROPPED));

    private SummarySheet() {}

    /** A figure of a village. */
    private record Figure(String title, Form form, Function<VillageTotals, BigDecimal> value) {}

    private static Figure households(String title, Outcome outcome) {
        return new Figure(title, Form.WHOLE, village -> number(village.households(outcome)));
    }

    private static Figure households(String title, Change change) {
        return new Figure(title, Form.WHOLE, village -> number(village.households(change)));
    }

    private static BigDecimal inTenThousands(BigDecimal yuan) {
        return yuan.movePointLeft(TEN_THOUSAND).setScale(1, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal number(long households) {
        return BigDecimal.valueOf(households);
    }

    static void write(Workbook workbook, ListStamp stamp, List<VillageTotals> villages) throws IOException {
        String township = villages.get(0).township();
        Worksheet sheet = Sheets.open(workbook, NAME, township + " 预授信汇总 " + stamp.dt());
        List<String> titles = Stream.concat(
                        Stream.of("村编码", "村"), FIGURES.stream().map(Figure::title))
                .toList();
        Sheets.head(sheet, titles, 2, villages.size());
        sheet.width(0, NAME_WIDTH);
        sheet.width(1, NAME_WIDTH);
        for (int row = 1; row <= villages.size(); row++) {
            VillageTotals village = villages.get(row - 1);
            sheet.value(row, 0, village.code());
            sheet.value(row, 1, village.name());
        }
        int sum = villages.size() + 1;
        sheet.value(sum, 0, "合计");
        for (int figure = 0; figure < FIGURES.size(); figure++) {
            write(sheet, FIGURES.get(figure), 2 + figure, villages);
        }
        sheet.range(1, 0, sum, 1).style().format(Form.TEXT.format()).set();
        sheet.range(1, 0, sum, titles.size() - 1)
                .style()
                .borderStyle(BorderStyle.THIN)
                .borderColor(Sheets.LINE)
                .set();
        sheet.range(sum, 0, sum, titles.size() - 1).style().bold().set();
        sheet.finish();
    }

    private static void write(Worksheet sheet, Figure figure, int column, List<VillageTotals> villages) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 1; row <= villages.size(); row++) {
            BigDecimal value = figure.value().apply(villages.get(row - 1));
            sheet.value(row, column, value);
            sum = sum.add(value);
        }
        sheet.value(villages.size() + 1, column, sum);
        sheet.width(column, FIGURE_WIDTH);
        sheet.range(1, column, villages.size() + 1, column)
                .style()
                .format(figure.form().format())
                .set();
    }
}
