package precredit.publish;

import java.util.List;
import precredit.publish.workbook.ListColumn;

/** changes.csv: what differs from the list published last, without any identity. */
final class ChangeList {
    static final String NAME = "changes.csv";
    static final String CHANGE = ListColumn.CHANGE.title();
    static final String REASON = "原因代码";
    private static final List<String> HEADER = List.of(
            Preapproval.HOUSEHOLD,
            Preapproval.TOWNSHIP,
            Preapproval.VILLAGE,
            CHANGE,
            "上期额度(万元)",
            "本期额度(万元)",
            REASON,
            "原因");

    private ChangeList() {}

    static ListFile of(List<Changes.Changed> changes) {
        return CsvText.of(NAME, HEADER, changes.iterator(), (number, change) -> cells(change));
    }

    private static List<String> cells(Changes.Changed changed) {
        return List.of(
                changed.householdId(),
                changed.township(),
                changed.village(),
                ChangeWords.of(changed.change()),
                changed.previousLimitYuan().map(Yuan::shown).orElse(""),
                changed.limitYuan().map(Yuan::shown).orElse(""),
                changed.reason(),
                changed.sentence());
    }
}
