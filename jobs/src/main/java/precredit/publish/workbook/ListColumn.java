package precredit.publish.workbook;

import java.util.List;
import java.util.stream.Stream;

/** The columns of preapproval.csv in their order and, after them, those of a workbook that reviewers fill. */
public enum ListColumn {
    NUMBER("序号", Form.WHOLE, 7),
    HOUSEHOLD("承包方编码", Form.TEXT, 20),
    NAME("户主姓名", Form.WORDS, 10),
    ID_NUMBER("证件号码", Form.TEXT, 20),
    PHONE("联系电话", Form.TEXT, 13),
    TOWNSHIP("乡镇", Form.WORDS, 10),
    VILLAGE("村", Form.WORDS, 12),
    GRADE("授信等级", Form.TEXT, 6),
    LIMIT("预授信额度(万元)", Form.TENTHS, 9),
    RATE("参考年利率(%)", Form.RATE, 8),
    TENOR("期限(月)", Form.WHOLE, 7),
    VALID_FROM("有效期起", Form.TEXT, 11),
    VALID_TO("有效期止", Form.TEXT, 11),
    CHANGE("变动", Form.TEXT, 6),
    BASIS("主要依据", Form.WORDS, 42),
    OPINION("评议意见", Form.TEXT, 11),
    SUGGESTED_LIMIT("建议额度(万元)", Form.TENTHS, 10),
    REVIEWER("评议人", Form.TEXT, 10),
    REVIEWED_ON("评议日期", Form.DATE, 11);

    private final String title;
    private final Form form;
    private final int width;

    ListColumn(String title, Form form, int width) {
        this.title = title;
        this.form = form;
        this.width = width;
    }

    /** The columns that a list is published with. */
    public static List<ListColumn> published() {
        return Stream.of(values()).filter(column -> !column.isReview()).toList();
    }

    /** The columns that are empty until reviewers fill them. */
    public static List<ListColumn> ofReview() {
        return Stream.of(values()).filter(ListColumn::isReview).toList();
    }

    /** The cell above the column. */
    public String title() {
        return title;
    }

    /** Whether its cells are numbers in a workbook, as opposed to text. */
    public boolean isNumber() {
        return form == Form.WHOLE || form == Form.TENTHS || form == Form.RATE;
    }

    Form form() {
        return form;
    }

    /** In characters. */
    int width() {
        return width;
    }

    private boolean isReview() {
        return compareTo(BASIS) > 0;
    }
}
