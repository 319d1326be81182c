package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons are invented; the identity number is the example of GB 11643. */
class RowReaderTest {
    private static final ReadingOf BILL = new ReadingOf(
            "produce-market",
            "weighing_bill",
            "serial_no=S1",
            "market_id=M1",
            "trade_type_id=2",
            "certificate_number=11010519491231002X",
            "seller_name=甲",
            "buyer_id=B1",
            "goods_code=G1",
            "goods_name=姜",
            "unit_price=250",
            "net_weight=10000",
            "trade_amount=25000",
            "state=4",
            "settlement_time=2024-01-05 10:00:00",
            "modified_time=2024-01-05 10:00:00");
    private static final ReadingOf PARCEL = new ReadingOf(
            "land-registry",
            "CBDKXX",
            "DKBM=3709821002030100001",
            "FBFBM=37098210020301",
            "CBFBM=370982100203010001",
            "CBJYQQDFS=110",
            "HTMJ=2000",
            "CBHTBM=370982100203010001J",
            "LZHTBM=",
            "CBJYQZBM=370982100203010001J",
            "HTMJM=3",
            "SFQQQG=2");
    private static final ReadingOf MEMBER = new ReadingOf(
            "land-registry",
            "CBF_JTCY",
            "CBFBM=370982100203010001",
            "CYXM=甲",
            "CYXB=1",
            "CYZJLX=1",
            "CYZJHM=11010519491231002X",
            "YHZGX=02",
            "CYBZ=",
            "SFGYR=1");
    private static final ReadingOf LEASE = new ReadingOf(
            "land-registry",
            "LZHT",
            "LZHTBM=L1",
            "CBFBM=370982100203010001",
            "SRFBM=370982100203010002",
            "LZFS=",
            "LZQXKSRQ=20200101",
            "LZQXJSRQ=99991231",
            "LZMJ=",
            "LZMJM=");
    private static final ReadingOf DEBTOR = new ReadingOf(
            "county-credit",
            "dishonest_debtor",
            "iname=甲",
            "caseCode=(2023)1",
            "cardNum=1101051949****002X",
            "regDate=20230101",
            "publishDate=2023年01月02日",
            "performance=全部未履行",
            "partyTypeName=0");

    @Test
    void takesGoodRows() {
        assertThat(BILL.of()).isEqualTo("good");
        assertThat(PARCEL.of()).isEqualTo("good");
        assertThat(MEMBER.of()).isEqualTo("good");
        assertThat(LEASE.of()).isEqualTo("good");
        assertThat(DEBTOR.of()).isEqualTo("good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    serial_no=                           | MISSING_REQUIRED
                    serial_no='                          | MISSING_REQUIRED
                    trade_type_id=                       | MISSING_REQUIRED
                    certificate_number=                  | MISSING_REQUIRED
                    net_weight=                          | MISSING_REQUIRED
                    trade_amount=                        | MISSING_REQUIRED
                    state=                               | MISSING_REQUIRED
                    modified_time=                       | MISSING_REQUIRED
                    settlement_time=                     | MISSING_REQUIRED
                    settlement_time=;state=1             | good
                    market_id=;buyer_id=;unit_price=     | good
                    certificate_number=3.70982E+17       | ID_FORMAT
                    certificate_number=1101051949123100  | ID_FORMAT
                    certificate_number=110105194912310020| good
                    trade_type_id=4                      | UNKNOWN_CODE
                    trade_type_id=02                     | UNKNOWN_CODE
                    state=8                              | UNKNOWN_CODE
                    settlement_time=长期                 | DATE_FORMAT
                    settlement_time=2024/1/5             | DATE_FORMAT
                    modified_time=20240230               | DATE_FORMAT
                    net_weight=1e4                       | NUMBER_FORMAT
                    net_weight=一万                      | NUMBER_FORMAT
                    trade_amount=+25000                  | NUMBER_FORMAT
                    net_weight=-10000                    | NEGATIVE_AMOUNT
                    trade_amount=-1                      | NEGATIVE_AMOUNT
                    unit_price=-250                      | NEGATIVE_AMOUNT
                    trade_amount=250000                  | UNIT_MISMATCH
                    trade_amount=25510                   | good
                    trade_amount=25511                   | UNIT_MISMATCH
                    trade_amount=24500                   | good
                    trade_amount=24499                   | UNIT_MISMATCH
                    trade_amount=100                     | good
                    trade_amount=101                     | UNIT_MISMATCH
                    trade_amount=0                       | good
                    settlement_time=2024-01-06 23:59:59  | good
                    settlement_time=2024-01-07           | FUTURE_EVENT
                    modified_time=2024-01-07             | good
                    """)
    void saysWhyABillCannotBeUsed(String changes, String reason) {
        assertThat(BILL.of(changes)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DKBM=370982100203010001     | CODE_FORMAT
                    DKBM=3.70982E+18            | CODE_FORMAT
                    FBFBM=3709821002030         | CODE_FORMAT
                    CBJYQZBM=370982100203010001j| CODE_FORMAT
                    CBHTBM=370982100203010001   | CODE_FORMAT
                    CBJYQQDFS=400               | UNKNOWN_CODE
                    SFQQQG=3                    | UNKNOWN_CODE
                    CBJYQZBM=                   | MISSING_REQUIRED
                    FBFBM=;CBHTBM=;HTMJM=       | good
                    HTMJ=3                      | UNIT_MISMATCH
                    HTMJM=3.06                  | good
                    HTMJM=3.07                  | UNIT_MISMATCH
                    HTMJM=2.94                  | good
                    HTMJM=2.939                 | UNIT_MISMATCH
                    HTMJ=66;HTMJM=0.11          | good
                    HTMJ=66;HTMJM=0.12          | UNIT_MISMATCH
                    HTMJM=0                     | good
                    """)
    void saysWhyAParcelCannotBeUsed(String changes, String reason) {
        assertThat(PARCEL.of(changes)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CYZJHM=E12345          | ID_FORMAT
                    CYZJLX=;CYZJHM=E12345  | ID_FORMAT
                    CYZJLX=5;CYZJHM=E12345 | good
                    CYZJLX=6               | UNKNOWN_CODE
                    CYXM=                  | MISSING_REQUIRED
                    CYXB=                  | good
                    CYXB=3                 | UNKNOWN_CODE
                    CYBZ=7                 | good
                    CYBZ=8                 | UNKNOWN_CODE
                    YHZGX=儿子             | good
                    CBFBM=370684100203010001| OUTSIDE_COUNTY
                    CBFBM=370923100203010001| good
                    """)
    void saysWhyAMemberCannotBeUsed(String changes, String reason) {
        assertThat(MEMBER.of(changes)).isEqualTo(reason);
    }

    @Test
    void takesALeaseOfWhichOneSideIsInTheCounty() {
        assertThat(LEASE.of("CBFBM=370684100203010001")).isEqualTo("good");
        assertThat(LEASE.of("SRFBM=370684100203010001")).isEqualTo("good");
        assertThat(LEASE.of("CBFBM=370684100203010001", "SRFBM=370684100203010002"))
                .isEqualTo("OUTSIDE_COUNTY");
    }

    @Test
    void takesAParcelOfWhichAnyCodeIsInTheCounty() {
        String[] outside = {
            "DKBM=3706841002030100001",
            "FBFBM=37068410020301",
            "CBFBM=370684100203010001",
            "CBHTBM=370684100203010001J",
            "CBJYQZBM=370684100203010001J"
        };

        assertThat(PARCEL.of(outside)).isEqualTo("OUTSIDE_COUNTY");
        assertThat(PARCEL.of(outside[0], outside[1], outside[2], outside[3])).isEqualTo("good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cardNum=1101051949****002x | good
                    cardNum=11010519491231002X | CODE_FORMAT
                    cardNum=110105****1231002X | CODE_FORMAT
                    performance=未履行         | UNKNOWN_CODE
                    publishDate=2024年1月7日   | FUTURE_EVENT
                    regDate=2024年1月7日       | good
                    iname=                     | MISSING_REQUIRED
                    """)
    void saysWhyADebtorCannotBeUsed(String changes, String reason) {
        assertThat(DEBTOR.of(changes)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    serial_no=;certificate_number=1;state=9           | MISSING_REQUIRED
                    certificate_number=1;state=9;net_weight=x          | ID_FORMAT
                    trade_type_id=9;certificate_number=1               | UNKNOWN_CODE
                    net_weight=x;state=9                               | NUMBER_FORMAT
                    state=9;settlement_time=x                          | UNKNOWN_CODE
                    net_weight=-1;settlement_time=x                    | DATE_FORMAT
                    net_weight=-1;settlement_time=2025-01-01           | NEGATIVE_AMOUNT
                    trade_amount=7;settlement_time=2025-01-01          | FUTURE_EVENT
                    trade_amount=700;settlement_time=2025-01-01        | UNIT_MISMATCH
                    """)
    void givesTheFirstOfSeveralReasons(String changes, String reason) {
        assertThat(BILL.of(changes)).isEqualTo(reason);
    }

    @Test
    void givesTheReasonOfTheFirstColumnOfTheFile() {
        assertThat(reasonOf("CBJYQZBM,ZXYY,ZXRQ\nx,,y\n")).isEqualTo("CODE_FORMAT");
        assertThat(reasonOf("ZXRQ,CBJYQZBM,ZXYY\ny,x,\n")).isEqualTo("DATE_FORMAT");
    }

    @Test
    void countsCellsBeforeItReadsThem() {
        assertThat(reasonOf("CBJYQZBM,ZXYY,ZXRQ\n370982100203010001J,20200101\n"))
                .isEqualTo("COLUMN_COUNT");
        assertThat(reasonOf("CBJYQZBM,ZXYY,ZXRQ\n370982100203010001J,,20200101,\n"))
                .isEqualTo("COLUMN_COUNT");
        assertThat(reasonOf("CBJYQZBM,ZXYY,ZXRQ\n370982100203010001J,\"迁出,全家\",20200101\n"))
                .isEqualTo("good");
    }

    @Test
    void noticesBytesThatTheEncodingDoesNotHave() {
        byte[] latin = BILL.text("goods_name=\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(BILL.onlyReasonOf(latin)).isEqualTo("ENCODING");
        assertThat(BILL.onlyReasonOf(BILL.text().getBytes(Charset.forName("GB18030"))))
                .isEqualTo("ENCODING");
        assertThat(BILL.onlyReasonOf(
                        BILL.text("serial_no=", "goods_name=\u00e9").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("ENCODING");
    }

    @Test
    void givesTheLineOnWhichEachRecordStarts() {
        String text = "CBJYQZBM,ZXYY,ZXRQ\r\n\r\n370982100203010001J,\"a\r\nb\",20200101\r\nx,,\r\n";

        assertThat(cancellations().reasonsOf(text.getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("3 good", "5 MISSING_REQUIRED");
    }

    @Test
    void passesOverColumnsThatNobodyAskedFor() {
        assertThat(reasonOf("note,CBJYQZBM,ZXYY,ZXRQ\n,370982100203010001J,,20200101\n"))
                .isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "'11010519491231002X",
                "11010519491231002X  ",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105491231002",
                "\"11010519491231002X\""
            })
    void knowsAPersonHoweverTheNumberIsWritten(String cell) {
        RowReader row = MEMBER.firstRow("CYZJHM=" + cell);

        assertThat(row.reason()).isEmpty();
        assertThat(whatIsSaidOf(row.person(4)))
                .isEqualTo(whatIsSaidOf(MEMBER.firstRow().person(4)))
                .element(2)
                .isEqualTo(false);
        assertThat(row.key()).hasToString(MEMBER.firstRow().key().toString());
    }

    @Test
    void onlyWarnsOfAWrongCheckDigit() {
        RowReader row = MEMBER.firstRow("CYZJHM=110105194912310020");

        assertThat(row.reason()).isEmpty();
        assertThat(row.person(4).checksumFailed()).isTrue();
    }

    @Test
    void readsCodesNumbersAndDatesInFullWidthQuotedAndWithBlanks() {
        RowReader row = PARCEL.firstRow(
                "DKBM='3709821002030100001",
                "CBFBM=\"370982100203010001\"",
                "HTMJ=２０００",
                "HTMJM= 3.00 ",
                "CBJYQQDFS=１１０",
                "CBJYQZBM=370982100203010001Ｊ");

        assertThat(row.reason()).isEmpty();
        assertThat(PARCEL.firstRow().key()).hasToString(row.key().toString());
        assertThat(row.key()).hasToString("3709821002030100001|370982100203010001");
        assertThat(row.number(4)).isEqualTo(2_000_000_000L);
    }

    @Test
    void keepsNamesAsTheyAreButForBlanksAround() {
        assertThat(MEMBER.firstRow("CYXM= '甲Ａ\u3000").cell(1).text()).isEqualTo("'甲Ａ");
    }

    @Test
    void seesTheSameContentWhateverOrderAndQuoting() {
        long content = cancellations()
                .firstRowOf("CBJYQZBM,ZXYY,ZXRQ\n370982100203010001J,x,20200101\n")
                .contentHash();

        assertThat(cancellations()
                        .firstRowOf("ZXRQ,note,ZXYY,CBJYQZBM\n\"20200101\",new, x ,\"370982100203010001J\"\n")
                        .contentHash())
                .isEqualTo(content);
        assertThat(cancellations()
                        .firstRowOf("CBJYQZBM,ZXYY,ZXRQ\n370982100203010001J,,20200101x\n")
                        .contentHash())
                .isNotEqualTo(content);
    }

    private static List<Object> whatIsSaidOf(Persons.Person person) {
        return List.of(person.id(), person.token(), person.checksumFailed(), person.birthDate());
    }

    private static ReadingOf cancellations() {
        return new ReadingOf("land-registry", "CBJYQZ_QZZX");
    }

    private static String reasonOf(String text) {
        return cancellations().onlyReasonOf(text.getBytes(cancellations().charset()));
    }
}
