package precredit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitPartsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "pd=0.01, A, 39000.00",
        "pd=0.02, A, 39000.00",
        "pd=0.0200001, B, 31000.00",
        "pd=0.05, B, 31000.00",
        "pd=0.09, C, 23000.00",
        "sales_amount_yuan_12m=5000000, A, 300000.00",
        "sales_amount_yuan_12m=5000000 pd=0.03, B, 200000.00",
        "sales_amount_yuan_12m=5000000 loan_balance_yuan=0.01, A, 299000.00",
        "loan_balance_yuan=900000, A, 0.00",
        "land_area_mu=0 leased_in_mu=0 leased_out_mu=100, A, 0.00",
        "sales_amount_yuan_12m=101333.34, A, 40000.00",
        "sales_amount_yuan_12m=101333.33, A, 39000.00"
    })
    void measuresTheLimitByGrade(String difference, String grade, String limit) {
        Row decided = decide(difference);

        assertThat(decided.<String>getAs("grade")).isEqualTo(grade);
        assertThat(decided.<BigDecimal>getAs("limit_yuan")).isEqualTo(new BigDecimal(limit));
    }

    @Test
    void showsEveryFigureOfTheLimit() {
        Row parts = decide("sales_amount_yuan_12m=123456.78 pd=0.03 loan_balance_yuan=1000")
                .getAs("limit_parts");

        assertThat(parts.json())
                .isEqualTo("{\"sales_amount_yuan\":123456.78,\"sales_share\":0.3000,\"sales_part_yuan\":37037.034000,"
                        + "\"land_mu\":12.00,\"land_yuan_per_mu\":800.00,\"land_part_yuan\":9600.0000,"
                        + "\"factor\":0.8000,\"cap_yuan\":200000.00,\"balance_yuan\":1000.00,"
                        + "\"before_rounding_yuan\":36309.6272000000,\"rounding_yuan\":1000.00}");
    }

    @Test
    void agreesWithThePlainFormulaOnRandomHouseholds() {
        SplittableRandom random = new SplittableRandom(7);
        String[] differences = IntStream.range(0, 300)
                .mapToObj(i -> "household_id=" + (370982001001000000L + i)
                        + " sales_amount_yuan_12m=" + BigDecimal.valueOf(random.nextLong(100_000_000), 2)
                        + " land_area_mu=" + BigDecimal.valueOf(random.nextLong(10_000), 2)
                        + " leased_in_mu=" + BigDecimal.valueOf(random.nextLong(3_000), 2)
                        + " leased_out_mu=" + BigDecimal.valueOf(random.nextLong(9_000), 2)
                        + " loan_balance_yuan=" + BigDecimal.valueOf(random.nextLong(10_000_000), 2)
                        + " pd=" + random.nextInt(1000) / 1000.0)
                .toArray(String[]::new);

        var decided =
                Decision.decide(Households.of(differences), Households.policy()).collectAsList();

        assertThat(decided).hasSize(300).allSatisfy(LimitPartsTest::checkAgainstThePlainFormula);
    }

    private static void checkAgainstThePlainFormula(Row row) {
        double pd = row.getAs("pd");
        String factor = pd <= 0.02 ? "1.0" : pd <= 0.05 ? "0.8" : "0.6";
        String cap = pd <= 0.02 ? "300000" : pd <= 0.05 ? "200000" : "100000";
        BigDecimal land = row.<BigDecimal>getAs("land_area_mu")
                .add(row.getAs("leased_in_mu"))
                .subtract(row.getAs("leased_out_mu"));
        BigDecimal limit = new BigDecimal("0.30")
                .multiply(row.getAs("sales_amount_yuan_12m"))
                .add(new BigDecimal("800").multiply(land))
                .multiply(new BigDecimal(factor))
                .min(new BigDecimal(cap))
                .subtract(row.getAs("loan_balance_yuan"))
                .divide(new BigDecimal("1000"), 0, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO)
                .multiply(new BigDecimal("1000"));
        assertThat(row.<BigDecimal>getAs("limit_yuan")).isEqualByComparingTo(limit);
    }

    private static Row decide(String difference) {
        return Households.only(Decision.decide(Households.of(difference), Households.policy()));
    }
}
