package precredit.policy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static precredit.policy.Households.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class LedgerTest {
    private static final Origin ORIGIN = new Origin("370982-2026-06-30-abcdef01", "run-1");

    @Test
    void datesAndPricesAnApproval() {
        Row row = Households.only(ledger(Households.policy(), Households.of(""), listed()));

        assertThat(row.schema().catalogString()).isEqualTo(Ledger.SCHEMA.catalogString());
        assertThat(row.<LocalDate>getAs("valid_from")).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(row.<LocalDate>getAs("valid_to")).isEqualTo(LocalDate.of(2026, 12, 27));
        assertThat(row.<BigDecimal>getAs("annual_rate_pct")).isEqualByComparingTo("4.35");
        assertThat(row.<Integer>getAs("tenor_months")).isEqualTo(36);
        assertThat(row.<String>getAs("change")).isEqualTo("new");
        assertThat(row.<String>getAs("model_id")).isEqualTo("370982-2026-06-30-abcdef01");
        assertThat(row.<String>getAs("run_id")).isEqualTo("run-1");
        assertThat(row.<String>getAs("policy_version"))
                .isEqualTo(Households.policy().version());
    }

    @Test
    void datesNothingThatIsNotApproved() {
        Row row = Households.only(ledger(Households.policy(), Households.of("head_age=70"), listed()));

        assertThat(row.<Object>getAs("valid_from")).isNull();
        assertThat(row.<Object>getAs("valid_to")).isNull();
        assertThat(row.<Object>getAs("change")).isNull();
        assertThat(row.<BigDecimal>getAs("limit_yuan")).isEqualByComparingTo("39000");
    }

    @Test
    void comparesWithTheListPublishedLast() {
        Dataset<Row> households = Households.of(
                "household_id=1",
                "household_id=2",
                "household_id=3",
                "household_id=4",
                "household_id=5 head_age=70",
                "household_id=6 head_age=70");
        Dataset<Row> previous = listed("2 30000", "3 40000", "4 39000", "5 20000", "9 50000");

        Dataset<Row> ledger = ledger(Households.policy(), households, previous);

        assertThat(texts(ledger.select("household_id", "change").orderBy("household_id")))
                .containsExactly("1 new", "2 up", "3 down", "4 kept", "5 dropped", "6 null");
    }

    @Test
    void grantsABudgetToTheLowestProbabilitiesFirst() {
        Dataset<Row> households = Households.of(
                "household_id=4 pd=0.010",
                "household_id=3 pd=0.010",
                "household_id=1 pd=0.015",
                "household_id=2 pd=0.016 sales_amount_yuan_12m=20000",
                "household_id=0 pd=0.001 head_age=70",
                "household_id=5 pd=0.017 township_code=370982002",
                "household_id=6 consent=false");
        Budgets budgets = new Budgets(Map.of(), Map.of("370982001", number("95000")), Map.of());

        Dataset<Row> ledger = ledger(Households.policyWith(budgets), households, listed());

        assertThat(texts(ledger.select("household_id", "limit_yuan", "primary_reason")
                        .orderBy("household_id")))
                .containsExactly(
                        "0 39000.00 HEAD_AGE",
                        "1 39000.00 OVER_BUDGET",
                        "2 15000.00 QUALIFIED",
                        "3 39000.00 QUALIFIED",
                        "4 39000.00 QUALIFIED",
                        "5 39000.00 QUALIFIED",
                        "6 null NO_CONSENT");
        assertThat(texts(ledger.filter("outcome = 'refer'").select("household_id", "reasons", "sentences")))
                .containsExactly("1 [OVER_BUDGET] [测算额度39000元，超出县、乡镇或作物的剩余预算]");
    }

    @Test
    void boundsCountyAndCropAndIgnoresWhatHasNoBudget() {
        Dataset<Row> households = Households.of(
                "household_id=1 main_crop=PEAR", "household_id=2 main_crop=", "household_id=3", "household_id=4");
        Budgets county = new Budgets(Map.of("370982", number("78000"), "370614", number("0")), Map.of(), Map.of());
        Budgets crop = new Budgets(Map.of(), Map.of(), Map.of("APPLE", number("39000")));

        assertThat(approved(county, households)).containsExactly("1", "2");
        assertThat(approved(crop, households)).containsExactly("1", "2", "3");
    }

    @Test
    void givesEachOfManyRandomHouseholdsOneOutcomeWithinTheBudgets() {
        Budgets budgets = new Budgets(
                Map.of("370982", number("1500000")),
                Map.of("370982001", number("500000"), "370982002", number("100000")),
                Map.of("PEAR", number("200000")));
        Dataset<Row> households = Households.of(randomHouseholds(400));

        List<Row> ledger =
                ledger(Households.policyWith(budgets), households, listed()).collectAsList();
        List<Row> shuffled = ledger(Households.policyWith(budgets), households.repartition(7), listed())
                .collectAsList();

        assertThat(ledger)
                .hasSize(400)
                .extracting(row -> row.<String>getAs("household_id"))
                .doesNotHaveDuplicates();
        assertThat(ledger).allSatisfy(LedgerTest::checkOneOutcome);
        assertThat(ledger.stream().map(row -> row.<String>getAs("outcome")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("approved", "refer", "declined", "excluded", "no_data");
        assertThat(granted(ledger, "county")).containsOnlyKeys("370982").allSatisfy((code, yuan) -> assertThat(yuan)
                .isLessThanOrEqualTo(number("1500000")));
        assertThat(granted(ledger, "township_code").get("370982001")).isLessThanOrEqualTo(number("500000"));
        assertThat(granted(ledger, "township_code").get("370982002")).isLessThanOrEqualTo(number("100000"));
        assertThat(overBudget(ledger))
                .isEqualTo(overBudgetByHand(households, budgets))
                .isNotEmpty();
        Comparator<Row> byId = Comparator.comparing(row -> row.getAs("household_id"));
        assertThat(shuffled.stream().sorted(byId))
                .isEqualTo(ledger.stream().sorted(byId).toList());
    }

    private static String[] randomHouseholds(int count) {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.range(0, count)
                .mapToObj(i -> "household_id=" + (370982001001000000L + i)
                        + " township_code=37098200" + (1 + random.nextInt(3))
                        + " main_crop=" + (random.nextBoolean() ? "PEAR" : "APPLE")
                        + " consent=" + (random.nextInt(10) > 0)
                        + " head_age=" + (15 + random.nextInt(55))
                        + " penalties_in_force_count=" + (random.nextInt(20) / 19)
                        + " sales_amount_yuan_12m=" + random.nextInt(300_000)
                        + " pd=" + random.nextInt(120) / 1000.0
                        + (random.nextInt(15) == 0 ? " land_area_mu=0 sales_count_24m=0 loans_ever_count=0" : ""))
                .toArray(String[]::new);
    }

    private static void checkOneOutcome(Row row) {
        List<String> reasons = row.getList(row.fieldIndex("reasons"));
        String outcome = row.getAs("outcome");
        assertThat(reasons).isNotEmpty().doesNotHaveDuplicates().contains(row.<String>getAs("primary_reason"));
        assertThat(row.getList(row.fieldIndex("sentences")))
                .hasSameSizeAs(reasons)
                .doesNotContainNull();
        assertThat(Rule.valueOf(row.getAs("primary_reason")).outcome().code()).isEqualTo(outcome);
        assertThat(reasons.stream()
                        .map(reason -> Rule.valueOf(reason).outcome())
                        .sorted()
                        .findFirst())
                .hasValueSatisfying(strongest -> assertThat(strongest.code()).isEqualTo(outcome));
        assertThat(row.isNullAt(row.fieldIndex("limit_yuan"))).isEqualTo(row.isNullAt(row.fieldIndex("pd")));
    }

    private static List<String> overBudget(List<Row> ledger) {
        return ledger.stream()
                .filter(row -> row.getList(row.fieldIndex("reasons")).contains("OVER_BUDGET"))
                .map(row -> row.<String>getAs("household_id"))
                .sorted()
                .toList();
    }

    private static List<String> overBudgetByHand(Dataset<Row> households, Budgets budgets) {
        Map<String, BigDecimal> left = new HashMap<>(budgets.countyYuan());
        left.putAll(budgets.townshipYuan());
        left.putAll(budgets.cropYuan());
        List<String> over = new ArrayList<>();
        for (Row row : queue(households)) {
            BigDecimal limit = row.getAs("limit_yuan");
            List<String> codes = List.of(row.getAs("county"), row.getAs("township_code"), row.getAs("main_crop"));
            if (codes.stream()
                    .anyMatch(code -> left.containsKey(code) && left.get(code).compareTo(limit) < 0)) {
                over.add(row.getAs("household_id"));
            } else {
                codes.forEach(code -> left.computeIfPresent(code, (same, yuan) -> yuan.subtract(limit)));
            }
        }
        return over.stream().sorted().toList();
    }

    private static List<Row> queue(Dataset<Row> households) {
        return ledger(Households.policy(), households, listed())
                .filter("outcome = 'approved'")
                .join(households.select("household_id", "main_crop"), "household_id")
                .orderBy("pd", "household_id")
                .collectAsList();
    }

    private static Map<String, BigDecimal> granted(List<Row> ledger, String by) {
        return ledger.stream()
                .filter(row -> row.getAs("outcome").equals("approved"))
                .collect(toMap(
                        row -> row.<String>getAs(by), row -> row.<BigDecimal>getAs("limit_yuan"), BigDecimal::add));
    }

    private static List<String> approved(Budgets budgets, Dataset<Row> households) {
        return texts(ledger(Households.policyWith(budgets), households, listed())
                .filter("outcome = 'approved'")
                .select("household_id")
                .orderBy("household_id"));
    }

    private static Dataset<Row> ledger(Policy policy, Dataset<Row> households, Dataset<Row> previous) {
        return Ledger.compared(Ledger.rows(Decision.decide(households, policy), policy, ORIGIN), previous);
    }

    private static Dataset<Row> listed(String... households) {
        List<Row> rows = Stream.of(households)
                .map(text -> text.split(" ", -1))
                .map(cells -> RowFactory.create(cells[0], new BigDecimal(cells[1]), "丙镇", "丁村"))
                .toList();
        return LocalSpark.session()
                .createDataFrame(
                        rows,
                        StructType.fromDDL(
                                "household_id STRING, limit_yuan DECIMAL(18,2), township STRING, village STRING"));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> row.isNullAt(i) ? "null" : text(row.get(i)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof scala.collection.Seq<?> seq ? seq.mkString("[", ", ", "]") : value.toString();
    }
}
