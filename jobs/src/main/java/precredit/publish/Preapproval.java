package precredit.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.policy.Ledger;

/** preapproval.csv: the approved households with the name of the head in full and every number in part. */
final class Preapproval {
    static final String NAME = "preapproval.csv";
    static final String HOUSEHOLD = "承包方编码";
    static final String TOWNSHIP = "乡镇";
    static final String VILLAGE = "村";
    static final String LIMIT = "预授信额度(万元)";
    private static final List<String> HEADER = List.of(
            "序号",
            HOUSEHOLD,
            "户主姓名",
            "证件号码",
            "联系电话",
            TOWNSHIP,
            VILLAGE,
            "授信等级",
            LIMIT,
            "参考年利率(%)",
            "期限(月)",
            "有效期起",
            "有效期止",
            "变动",
            "主要依据");
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
