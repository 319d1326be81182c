package precredit.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Ledger;
import precredit.publish.workbook.ListColumn;

/**
 * preapproval.csv: the approved households that no review refused, at the limit that holds after review, with the name of
 * the head in full and every number in part.
 */
final class Preapproval {
    static final String NAME = "preapproval.csv";
    static final String HOUSEHOLD = ListColumn.HOUSEHOLD.title();
    static final String TOWNSHIP = ListColumn.TOWNSHIP.title();
    static final String VILLAGE = ListColumn.VILLAGE.title();
    static final String LIMIT = ListColumn.LIMIT.title();
    static final List<String> HEADER =
            ListColumn.published().stream().map(ListColumn::title).toList();
    private static final int RATE_DECIMALS = 2;

    private Preapproval() {}

    static ListFile of(Dataset<Row> ledger, Dataset<Row> identities) {
        Dataset<Row> listed = ApprovedHouseholds.of(ledger, identities).withColumn("basis", Ledger.basis());
        return CsvText.of(NAME, HEADER, listed.toLocalIterator(), Preapproval::cells);
    }

    private static List<String> cells(long number, Row row) {
        return Stream.of(
                        number,
                        row.getAs("household_id"),
                        text(row, "name"),
                        Mask.ID_NUMBER.of(text(row, "id_number")),
                        Mask.PHONE.of(text(row, "phone")),
                        row.getAs("township"),
                        row.getAs("village"),
                        row.getAs("grade"),
                        Yuan.shown(row.getAs("limit_yuan")),
                        rate(row.getAs("annual_rate_pct")),
                        row.getAs("tenor_months"),
                        row.getAs("valid_from"),
                        row.getAs("valid_to"),
                        ChangeWords.of(row),
                        row.getAs("basis"))
                .map(String::valueOf)
                .toList();
    }

    private static String rate(BigDecimal percent) {
        BigDecimal plain = percent.stripTrailingZeros();
        return plain.setScale(Math.max(RATE_DECIMALS, plain.scale())).toPlainString();
    }

    private static String text(Row row, String column) {
        String text = row.getAs(column);
        return text == null ? "" : text;
    }
}
