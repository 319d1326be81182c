package precredit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("CBF", "CBFBM,CBFLX,CBFMC,CBFZJLX,CBFZJHM,CBFDZ,YZBM,LXDH,CBFCYSL,CBFDCRQ"),
            Map.entry("CBF_JTCY", "CBFBM,CYXM,CYXB,CYZJLX,CYZJHM,YHZGX,CYBZ,SFGYR"),
            Map.entry("CBDKXX", "DKBM,FBFBM,CBFBM,CBJYQQDFS,HTMJ,CBHTBM,LZHTBM,CBJYQZBM,HTMJM,SFQQQG"),
            Map.entry("CBHT", "CBHTBM,FBFBM,CBFBM,CBFS,CBQXQ,CBQXZ,HTZMJ,CBDKZS,QDSJ,HTZMJM"),
            Map.entry("LZHT", "LZHTBM,CBFBM,SRFBM,LZFS,LZQXKSRQ,LZQXJSRQ,LZMJ,LZMJM"),
            Map.entry("CBJYQZ_QZZX", "CBJYQZBM,ZXYY,ZXRQ"),
            Map.entry(
                    "weighing_bill",
                    "serial_no,market_id,trade_type_id,certificate_number,seller_name,buyer_id,goods_code,goods_name,"
                            + "unit_price,net_weight,trade_amount,state,settlement_time,modified_time"),
            Map.entry("purchase", "\uFEFF单号,日期,姓名,身份证号,品种,等级,数量公斤,单价元每公斤,金额元,收购方,状态"),
            Map.entry(
                    "admin_penalty",
                    "CF_XDR_MC,CF_XDR_LB,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_YXQ,"
                            + "CF_GSJZQ,CF_CFJG"),
            Map.entry("dishonest_debtor", "iname,caseCode,cardNum,regDate,publishDate,performance,partyTypeName"),
            Map.entry("subsidy", "batch_no,payee_name,payee_id,subsidy_type,area_mu,amount_yuan,paid_on"),
            Map.entry("farmer_grade", "person_id,grade,assessed_on,valid_to"),
            Map.entry("loan", "loan_id,borrower_id,borrower_name,product,principal_yuan,granted_on,due_on,closed_on"),
            Map.entry("loan_month", "loan_id,month_end,balance_yuan,days_past_due,five_class"),
            Map.entry("consent", "consent_no,person_id,scopes,granted_on,expires_on,revoked_on"));

    @TempDir
    private static Path folder;

    private static WrittenSample sample;

    @BeforeAll
    static void write() {
        sample = WrittenSample.of(WrittenSample.request(400, 800, folder));
    }

    @Test
    void everyFileHasTheColumnsItsSourceAgreedTo() {
        for (SampleFile file : SampleFile.values()) {
            for (Path path : sample.all(file)) {
                String text = WrittenSample.text(path, file.source().charset());
                assertThat(text.lines().findFirst()).contains(HEADERS.get(file.title()));
            }
        }
    }

    @Test
    void everyDeliveryNoteAgreesWithItsFiles() {
        for (SampleFile file : SampleFile.values()) {
            for (Path path : sample.all(file)) {
                JsonNode entry = entry(path);
                assertThat(entry.get("sha256").asText()).isEqualTo(WrittenSample.sha256(path));
                if (!file.total().isEmpty()) {
                    JsonNode total = entry.get("totals").get(file.total());
                    assertThat(new BigDecimal(total.asText())).isEqualByComparingTo(total(path, file));
                }
            }
        }
    }

    @Test
    void theNotesCountTheRowsThatTheTruthCounts() {
        Map<String, Long> noted = new TreeMap<>();
        for (SampleFile file : SampleFile.values()) {
            for (Path path : sample.all(file)) {
                noted.merge(file.source().folder(), entry(path).get("rows").asLong(), Long::sum);
            }
        }

        JsonNode delivered = sample.truth().get("delivered");
        noted.forEach((source, rows) ->
                assertThat(delivered.get(source).asLong()).as(source).isEqualTo(rows));
    }

    @Test
    void historyIsMarkedAsKnownEarlier() {
        assertThat(sample.note(sample.deliveries(Source.LAND_REGISTRY).get(0))
                        .get("known_from")
                        .asText())
                .isEqualTo("2023-04-21");
        assertThat(sample.note(sample.deliveries(Source.COUNTY_CREDIT).get(0))
                        .get("known")
                        .asText())
                .isEqualTo("event");
        assertThat(sample.note(sample.deliveries(Source.COUNTY_CREDIT).get(1)).has("known"))
                .isFalse();
    }

    @Test
    void noDeliveryIsOlderThanAskedForOrLaterThanTheNight() {
        for (Source source : Source.values()) {
            List<LocalDate> dates = sample.deliveries(source).stream()
                    .map(path -> LocalDate.parse(path.getFileName().toString().substring(3)))
                    .toList();
            assertThat(dates)
                    .allMatch(date -> !date.isBefore(LocalDate.of(2024, 4, 21)))
                    .allMatch(date -> !date.isAfter(SampleRequest.LAST_DAY))
                    .last()
                    .matches(date -> date.isAfter(SampleRequest.LAST_DAY.minusDays(12)));
        }
    }

    @Test
    void everyReasonForQuarantineIsPlantedAndAllStayFarBelowTheLimit() {
        Set<String> reasons = new HashSet<>();
        Map<String, Long> broken = new HashMap<>();
        for (JsonNode count : sample.truth().get("quarantined")) {
            String reason = count.get("reason").asText();
            reasons.add(reason);
            if (!reason.equals("DUPLICATE")) {
                String delivery =
                        count.get("source").asText() + "/dt=" + count.get("dt").asText();
                broken.merge(delivery, count.get("rows").asLong(), Long::sum);
            }
        }

        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "COLUMN_COUNT",
                        "ENCODING",
                        "MISSING_REQUIRED",
                        "ID_FORMAT",
                        "CODE_FORMAT",
                        "UNKNOWN_CODE",
                        "DATE_FORMAT",
                        "NUMBER_FORMAT",
                        "NEGATIVE_AMOUNT",
                        "UNIT_MISMATCH",
                        "OUTSIDE_COUNTY",
                        "FUTURE_EVENT",
                        "DUPLICATE");
        broken.forEach((delivery, rows) -> assertShare(sample.root().resolve(delivery), rows));
    }

    @Test
    void aWholeDeliveryIsSentTwice() {
        Map<String, List<Path>> byContent =
                sample.all(SampleFile.PURCHASE).stream().collect(Collectors.groupingBy(WrittenSample::sha256));

        assertThat(byContent.values()).filteredOn(same -> same.size() == 2).hasSize(1);
    }

    @Test
    void aBillSettledLaterIsDeliveredAgain() {
        Map<String, List<String>> states = new TreeMap<>();
        for (NamedCsvRecord bill : sample.rows(SampleFile.WEIGHING_BILL)) {
            states.computeIfAbsent(bill.getField("serial_no"), serial -> new ArrayList<>())
                    .add(bill.getField("state"));
        }

        assertThat(states.values()).contains(List.of("1", "4"), List.of("4", "5"), List.of("7", "4"));
    }

    private static void assertShare(Path delivery, long broken) {
        long rows = 0;
        for (JsonNode entry : sample.note(delivery).get("files")) {
            rows += entry.get("rows").asLong();
        }
        if (rows >= 200) {
            assertThat(broken).as(delivery.toString()).isLessThan(rows / 25);
        }
    }

    private static JsonNode entry(Path path) {
        for (JsonNode entry : sample.note(path.getParent()).get("files")) {
            if (entry.get("name").asText().equals(path.getFileName().toString())) {
                return entry;
            }
        }
        throw new AssertionError(path + " is not in its delivery note");
    }

    private static BigDecimal total(Path path, SampleFile file) {
        return WrittenSample.rows(path, file).stream()
                .map(row -> row.getField(file.total()))
                .filter(cell -> cell.matches("[0-9]+([.][0-9]+)?"))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
