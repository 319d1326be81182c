package precredit.publish;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Changes;
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

    static ListFile of(Dataset<Row> ledger, Dataset<Row> previousList) {
        Dataset<Row> changes = Changes.of(ledger, previousList).orderBy("household_id");
        return CsvText.of(NAME, HEADER, changes.toLocalIterator(), ChangeList::cells);
    }

    private static List<String> cells(long number, Row row) {
        return List.of(
                row.getAs("household_id"),
                row.getAs("township"),
                row.getAs("village"),
                ChangeWords.of(row),
                shown(row.getAs("previous_limit_yuan")),
                shown(row.getAs("limit_yuan")),
                row.getAs("reason"),
                row.getAs("sentence"));
    }

    private static String shown(BigDecimal yuan) {
        return yuan == null ? "" : Yuan.shown(yuan);
    }
}
