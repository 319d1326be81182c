package precredit.publish.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import precredit.policy.Change;
import precredit.policy.Outcome;

class TownshipWorkbooksTest {
    private static final ListStamp STAMP = new ListStamp("370982", LocalDate.of(2026, 6, 30), "ab12");
    private static final VillageTotals FIRST = village("370982001001", "甲村", 2, "7.5");
    private static final VillageTotals SECOND = village("370982001002", "甲村", 1, "2.3");
    private static final VillageTotals EMPTY = village("370982002001", "丙村", 0, "0");
    private static final List<List<String>> ROWS = List.of(
            row("1", "370982001001000001", "'=cmd|' /C calc'!A0", "5.0"),
            row("2", "370982001001000002", "乙\uD842\uDFB7&<>\"", "2.5"),
            row("3", "370982001002000001", "'+1", "2.3"));

    @Test
    void holdsExactlyTheRowsOfTheList() throws IOException {
        List<TownshipWorkbook> workbooks = write(List.of(SECOND, EMPTY, FIRST), ROWS);

        assertThat(workbooks)
                .extracting(TownshipWorkbook::name)
                .containsExactly("townships/370982001_甲镇.xlsx", "townships/370982002_乙-镇.xlsx");
        assertThat(workbooks).extracting(TownshipWorkbook::rows).containsExactly(3L, 0L);
        Map<String, List<List<String>>> sheets = Read.sheets(workbooks.get(0));
        assertThat(sheets.keySet()).containsExactly("汇总", "001_甲村", "002_甲村");
        assertThat(sheets.get("001_甲村")).containsExactly(header(), reviewed(ROWS.get(0)), reviewed(ROWS.get(1)));
        assertThat(sheets.get("002_甲村")).containsExactly(header(), reviewed(ROWS.get(2)));
    }

    @Test
    void sumsTheVillagesEvenWhereNobodyIsListed() throws IOException {
        List<TownshipWorkbook> workbooks = write(List.of(FIRST, SECOND, EMPTY), ROWS);

        assertThat(Read.sheets(workbooks.get(0)).get("汇总"))
                .containsExactly(
                        List.of(
                                "村编码", "村", "名册户数", "预授信户数", "转人工户数", "不予授信户数", "排除户数", "无数据户数", "总额度(万元)", "新增", "调增",
                                "调减", "调出"),
                        List.of("370982001001", "甲村", "9", "2", "1", "2", "3", "1", "7.5", "1", "0", "0", "4"),
                        List.of("370982001002", "甲村", "8", "1", "1", "2", "3", "1", "2.3", "1", "0", "0", "4"),
                        List.of("合计", "", "17", "3", "2", "4", "6", "2", "9.8", "2", "0", "0", "8"));
        assertThat(Read.sheets(workbooks.get(1)).keySet()).containsExactly("汇总");
        assertThat(Read.sheets(workbooks.get(1)).get("汇总")).hasSize(3);
    }

    @Test
    void keepsCodesAndNamesAsText() throws IOException {
        TownshipWorkbook workbook = write(List.of(FIRST, SECOND), ROWS).get(0);

        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook.bytes()))) {
            Row row = read.findSheet("001_甲村").orElseThrow().read().get(1);
            for (int at = 0; at < ListColumn.published().size(); at++) {
                ListColumn column = ListColumn.published().get(at);
                CellType type = row.getCell(at).getType();
                assertThat(type).as(column.title()).isEqualTo(column.isNumber() ? CellType.NUMBER : CellType.STRING);
            }
        }
        assertThat(Read.parts(workbook).values()).noneMatch(part -> part.contains("<f>"));
    }

    @Test
    void writesTheSameBytesWheneverAndWhereverItRuns() {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            byte[] here = write(List.of(FIRST, SECOND), ROWS).get(0).bytes();
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(write(List.of(FIRST, SECOND), ROWS).get(0).bytes()).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(write(List.of(FIRST, SECOND), ROWS).get(0).bytes()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void datesEveryPartWithTheList() throws IOException {
        TownshipWorkbook workbook = write(List.of(FIRST, SECOND), ROWS).get(0);

        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 6, 30, 0, 0));
            }
        }
        assertThat(Read.parts(workbook).get("docProps/core.xml")).contains(">2026-06-30T00:00:00Z</dcterms:created>");
    }

    @Test
    void saysWhichListItIsOf() throws IOException {
        assertThat(ListStamp.of(write(List.of(FIRST, SECOND), ROWS).get(0).bytes()))
                .contains(STAMP);
    }

    @Test
    void printsInLandscapeOnePageWideUnderARepeatedHead() throws IOException {
        Map<String, String> parts =
                Read.parts(write(List.of(FIRST, SECOND), ROWS).get(0));

        assertThat(parts.get("xl/workbook.xml"))
                .contains("_xlnm.Print_Titles\" vbProcedure=\"false\">'001_&#x7532;&#x6751;'!$1:$1<")
                .contains("'001_&#x7532;&#x6751;'!$A$1:$S$3<");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .contains("orientation=\"landscape\"")
                .contains("fitToPage=\"true\"")
                .contains("fitToWidth=\"1\" fitToHeight=\"0\"")
                .contains("<autoFilter ref=\"A1:S3\">")
                .contains("topLeftCell=\"D2\"")
                .contains("<formula1>\"同意,调减,调增,不予授信\"</formula1>");
    }

    @Test
    void namesSheetsAsEverySpreadsheetTakesThem() throws IOException {
        VillageTotals odd = village("370982001003", "a:b'[c]/d*?\\" + "村".repeat(40), 1, "2.3");

        List<TownshipWorkbook> workbooks = write(List.of(odd), List.of(ROWS.get(2)));

        assertThat(Read.sheets(workbooks.get(0)).keySet()).containsExactly("汇总", "003_a-b--c--d---" + "村".repeat(15));
    }

    @Test
    void refusesRowsThatNoVillageCounts() {
        assertThatThrownBy(() -> write(List.of(FIRST), ROWS)).isInstanceOf(IllegalStateException.class);
    }

    private static List<TownshipWorkbook> write(List<VillageTotals> villages, List<List<String>> rows) {
        List<TownshipWorkbook> workbooks = new ArrayList<>();
        TownshipWorkbooks.write(STAMP, villages, rows.iterator(), workbooks::add);
        return workbooks;
    }

    private static VillageTotals village(String code, String name, long listed, String limit) {
        return new VillageTotals(
                code.substring(0, 9),
                code.startsWith("370982001") ? "甲镇" : "乙/镇",
                code,
                name,
                Map.of(
                        Outcome.APPROVED, listed,
                        Outcome.REFER, 1L,
                        Outcome.DECLINED, 2L,
                        Outcome.EXCLUDED, 3L,
                        Outcome.NO_DATA, 1L),
                listed,
                new BigDecimal(limit).movePointRight(4),
                Map.of(Change.NEW, 1L, Change.DROPPED, 4L));
    }

    private static List<String> row(String number, String household, String name, String limit) {
        return List.of(
                number,
                household,
                name,
                "123456********0001",
                number.equals("2") ? "" : "100****1234",
                "甲镇",
                "甲村",
                "A",
                limit,
                "4.35",
                "36",
                "2026-06-30",
                "2026-12-27",
                "新增",
                "近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%");
    }

    private static List<String> header() {
        return Stream.of(ListColumn.values()).map(ListColumn::title).toList();
    }

    private static List<String> reviewed(List<String> row) {
        return Stream.concat(row.stream(), Collections.nCopies(4, "").stream()).toList();
    }
}
