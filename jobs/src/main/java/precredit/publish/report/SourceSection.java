package precredit.publish.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the figures rest on: deliveries, how fresh they are, and what of them cannot be used. */
final class SourceSection {
    private SourceSection() {}

    static Section of(List<SourceFigures> sources, LocalDate asOf) {
        return new Section(
                "sources",
                "数据来源",
                "截至 " + asOf + " 的全部交付；可用行数与隔离行数之和等于交付行数。",
                List.of(),
                List.of(
                        new Table(
                                "source-table",
                                "交付",
                                List.of(
                                        Table.Column.text("来源"),
                                        Table.Column.text("最近交付"),
                                        Table.Column.number("距今(天)"),
                                        Table.Column.number("期限(天)"),
                                        Table.Column.number("交付行数"),
                                        Table.Column.number("可用"),
                                        Table.Column.number("隔离"),
                                        Table.Column.number("隔离占比")),
                                sources.stream()
                                        .map(source -> delivered(source, asOf))
                                        .toList()),
                        new Table(
                                "quarantine-table",
                                "隔离原因",
                                List.of(
                                        Table.Column.text("来源"),
                                        Table.Column.text("原因"),
                                        Table.Column.text("代码"),
                                        Table.Column.number("行数")),
                                sources.stream()
                                        .flatMap(SourceSection::quarantined)
                                        .toList())));
    }

    private static List<String> delivered(SourceFigures source, LocalDate asOf) {
        return List.of(
                source.source(),
                source.newest().toString(),
                Shown.count(ChronoUnit.DAYS.between(source.newest(), asOf)),
                Shown.count(source.freshnessDays()),
                Shown.count(source.delivered()),
                Shown.count(source.good()),
                Shown.count(source.quarantined()),
                Shown.percent(source.quarantined(), source.delivered()));
    }

    private static Stream<List<String>> quarantined(SourceFigures source) {
        return new TreeMap<>(source.reasons())
                .entrySet().stream()
                        .map(reason -> List.of(
                                source.source(),
                                words(reason.getKey()),
                                reason.getKey(),
                                Shown.count(reason.getValue())));
    }

    private static String words(String reason) {
        return switch (reason) {
            case "COLUMN_COUNT" -> "列数与表头不符";
            case "ENCODING" -> "编码无法识别";
            case "MISSING_REQUIRED" -> "必填项为空";
            case "ID_FORMAT" -> "证件号码格式不符";
            case "CODE_FORMAT" -> "编码格式不符";
            case "UNKNOWN_CODE" -> "代码不在代码表中";
            case "DATE_FORMAT" -> "日期无法识别";
            case "NUMBER_FORMAT" -> "数字无法识别";
            case "NEGATIVE_AMOUNT" -> "数值为负";
            case "UNIT_MISMATCH" -> "单位或金额前后不符";
            case "OUTSIDE_COUNTY" -> "不属于本县";
            case "FUTURE_EVENT" -> "日期晚于交付日";
            case "DUPLICATE" -> "重复交付";
            default -> reason;
        };
    }
}
