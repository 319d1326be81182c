package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;

class DeliveryCheckTest {
    private static final String[] LAND = {
        "CBF.csv", "CBF_JTCY.csv", "CBDKXX.csv", "CBHT.csv", "LZHT.csv", "CBJYQZ_QZZX.csv"
    };

    @Test
    void takesAWholeSnapshot() {
        assertThat(ofFolder("land-registry", "{}", LAND)).isEmpty();
        assertThat(ofFolder("produce-market", "{}", "weighing_bill.csv.gz")).isEmpty();
        assertThat(ofFolder("county-credit", "{}", "loan.csv")).isEmpty();
    }

    @Test
    void refusesAFileThatLiesThereTwice() {
        assertThat(ofFolder("county-credit", "{}", "loan.csv", "loan.csv.gz"))
                .contains("county-credit dt=2024-01-05: loan.csv.gz lies there twice, as .csv and as .csv.gz."
                        + " Leave one of them");
    }

    @Test
    void refusesAFolderWithoutAFile() {
        assertThat(ofFolder("produce-market", "{}"))
                .contains("produce-market dt=2024-01-05: the folder holds no file of this source."
                        + " Deliver weighing_bill.csv");
    }

    @Test
    void refusesASnapshotThatIsNotWhole() {
        assertThat(ofFolder(
                        "land-registry", "{}", "CBF.csv", "CBF_JTCY.csv", "CBHT.csv", "LZHT.csv", "CBJYQZ_QZZX.csv"))
                .contains("land-registry dt=2024-01-05: CBDKXX.csv is missing, and a snapshot is whole or nothing."
                        + " Deliver it");
    }

    @Test
    void refusesAListedFileThatIsNotThere() {
        assertThat(ofFolder("county-credit", "{\"files\":[{\"name\":\"consent.csv\"}]}", "loan.csv"))
                .contains("county-credit dt=2024-01-05: consent.csv is listed in _delivery.json and is not there."
                        + " Deliver it");
    }

    @Test
    void refusesADeliveryWithoutTheControlTotalsItMustHave() {
        Delivery delivery = delivery(required("produce-market"), "weighing_bill.csv");

        assertThat(DeliveryCheck.ofFolder(delivery, totals("{}")))
                .contains(
                        "produce-market dt=2024-01-05: weighing_bill.csv has no control totals, which this source must"
                                + " have. Deliver _delivery.json with it");
        assertThat(DeliveryCheck.ofFolder(delivery, totals("{\"files\":[{\"name\":\"weighing_bill.csv\"}]}")))
                .isEmpty();
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        Inspection damaged = new Inspection(
                0, List.of(), "", 0, 0, Map.of(), List.of(), "it ends in the middle of its compressed data");

        assertThat(ofFile("{}", damaged))
                .contains("county-credit dt=2024-01-05: loan_month.csv is unreadable: it ends in the middle of its"
                        + " compressed data. Deliver it again");
    }

    @Test
    void refusesAFileThatDoesNotHoldWhatIsSaidOfIt() {
        assertThat(ofFile("{\"files\":[{\"name\":\"loan_month.csv\",\"rows\":3}]}", loanMonths()))
                .contains("county-credit dt=2024-01-05: loan_month.csv does not hold what _delivery.json says: rows"
                        + " expected 3, actual 2. Deliver it again");
        assertThat(ofFile(
                        "{\"files\":[{\"name\":\"loan_month.csv\",\"totals\":{\"balance_yuan\":\"100.10\"}}]}",
                        loanMonths()))
                .contains(
                        "county-credit dt=2024-01-05: loan_month.csv does not hold what _delivery.json says: the total"
                                + " of balance_yuan expected 100.10, actual 100.5. Deliver it again");
        assertThat(ofFile("{\"files\":[{\"name\":\"loan_month.csv\",\"sha256\":\"ef\"}]}", loanMonths()))
                .contains("county-credit dt=2024-01-05: loan_month.csv does not hold what _delivery.json says: sha256"
                        + " expected ef, actual ab. Deliver it again");
    }

    @Test
    void comparesTotalsAsNumbersAndHashesWithoutCase() {
        assertThat(ofFile(
                        "{\"files\":[{\"name\":\"loan_month.csv\",\"rows\":2,\"sha256\":\"AB\","
                                + "\"totals\":{\"balance_yuan\":\"100.500\"}}]}",
                        loanMonths()))
                .isEmpty();
    }

    @Test
    void refusesAHeaderThatLacksColumnsOrRepeatsThem() {
        assertThat(ofFile("{}", headed("loan_id", "month_end", "balance_yuan", "贷款")))
                .contains("county-credit dt=2024-01-05: loan_month.csv has no column days_past_due, five_class (read as"
                        + " GB18030). Deliver it again, or correct the encoding or the columns of the source");
        assertThat(ofFile(
                        "{}",
                        headed("loan_id", "month_end", "balance_yuan", "days_past_due", "five_class", "month_end")))
                .contains("county-credit dt=2024-01-05: loan_month.csv names a column twice: month_end."
                        + " Deliver it again");
    }

    @Test
    void refusesAnEmptyDeliveryUnlessItIsSaidToBeEmpty() {
        Delivery delivery = delivery(source("county-credit"), "loan.csv", "loan_month.csv");
        List<Inspection> empty = List.of(rows(0), rows(0));

        assertThat(DeliveryCheck.ofRows(delivery, totals("{}"), empty))
                .contains("county-credit dt=2024-01-05: the delivery is empty: its files hold headers and no row."
                        + " Deliver it again, or say rows 0 in _delivery.json");
        assertThat(DeliveryCheck.ofRows(
                        delivery,
                        totals(
                                "{\"files\":[{\"name\":\"loan.csv\",\"rows\":0},{\"name\":\"loan_month.csv\",\"rows\":0}]}"),
                        empty))
                .isEmpty();
        assertThat(DeliveryCheck.ofRows(delivery, totals("{}"), List.of(rows(0), rows(1))))
                .isEmpty();
    }

    @Test
    void refusesASnapshotWithoutHouseholdsButNotOneWithoutLeases() {
        Delivery delivery = delivery(source("land-registry"), LAND);

        assertThat(DeliveryCheck.ofRows(
                        delivery, totals("{}"), List.of(rows(0), rows(1), rows(1), rows(1), rows(1), rows(1))))
                .contains("land-registry dt=2024-01-05: CBF.csv holds a header and no row. Deliver the whole snapshot");
        assertThat(DeliveryCheck.ofRows(
                        delivery, totals("{}"), List.of(rows(1), rows(1), rows(1), rows(0), rows(0), rows(0))))
                .isEmpty();
    }

    private static Optional<String> ofFolder(String source, String json, String... files) {
        return DeliveryCheck.ofFolder(delivery(source(source), files), totals(json));
    }

    private static Optional<String> ofFile(String json, Inspection inspection) {
        Delivery delivery = delivery(source("county-credit"), "loan_month.csv");
        return DeliveryCheck.ofFile(delivery, delivery.parts().get(0), totals(json), inspection);
    }

    private static Inspection loanMonths() {
        return new Inspection(
                0,
                List.of("loan_id", "month_end", "balance_yuan", "days_past_due", "five_class"),
                "ab",
                10,
                2,
                Map.of("balance_yuan", new BigDecimal("100.500000")),
                List.of(),
                null);
    }

    private static Inspection headed(String... header) {
        return new Inspection(0, List.of(header), "ab", 10, 2, Map.of(), List.of(), null);
    }

    private static Inspection rows(long rows) {
        return new Inspection(0, List.of(), "ab", 10, rows, Map.of(), List.of(), null);
    }

    private record Named(String id, SourceSettings settings) {}

    private static Named source(String id) {
        return new Named(
                id, Settings.load(Optional.empty(), List.of()).sources().get(id));
    }

    private static Named required(String id) {
        List<String> set = List.of("sources." + id + ".control-totals=required");
        return new Named(id, Settings.load(Optional.empty(), set).sources().get(id));
    }

    private static Delivery delivery(Named source, String... files) {
        List<Delivery.Part> parts = Stream.of(files)
                .map(name -> new Delivery.Part(name.substring(0, name.indexOf('.')), name, name, 1))
                .toList();
        return new Delivery(source.id(), source.settings(), LocalDate.of(2024, 1, 5), parts, Optional.empty(), "");
    }

    private static ControlTotals totals(String json) {
        return ControlTotals.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
