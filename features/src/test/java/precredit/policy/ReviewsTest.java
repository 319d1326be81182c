package precredit.policy;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

/** Every household of the tests has a limit of 39,000 yuan by policy, unless it says otherwise. */
class ReviewsTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    @Test
    void standsBesideWhatPolicyDecided() {
        Dataset<Row> ledger = reviewed(
                Households.of(
                        "household_id=1",
                        "household_id=2",
                        "household_id=3",
                        "household_id=4",
                        "household_id=5",
                        "household_id=6 head_age=70",
                        "household_id=7 consent=false" + Households.NO_HISTORIES),
                "1 2026-05-31 agree 39000 2026-06-02",
                "2 2026-05-31 lower 20000 2026-06-02",
                "3 2026-05-31 raise 50000 2026-06-02",
                "4 2026-05-31 refuse 0 2026-06-02",
                "6 2026-05-31 raise 50000 2026-06-02",
                "7 2026-05-31 agree 39000 2026-06-02");

        assertThat(shown(ledger))
                .containsExactly(
                        "1 approved 39000.00 approved 39000.00 reviewer 2026-06-02",
                        "2 approved 39000.00 approved 20000.00 reviewer 2026-06-02",
                        "3 approved 39000.00 approved 50000.00 reviewer 2026-06-02",
                        "4 approved 39000.00 declined 0.00 reviewer 2026-06-02",
                        "5 approved 39000.00 null null null null",
                        "6 declined 39000.00 declined null reviewer 2026-06-02",
                        "7 excluded null excluded null reviewer 2026-06-02");
        assertThat(ledger.schema().catalogString()).isEqualTo(Ledger.SCHEMA.catalogString());
    }

    @Test
    void listsTheLimitThatHoldsAndComparesItWithTheListBefore() {
        Dataset<Row> households =
                Households.of("household_id=1", "household_id=2", "household_id=3", "household_id=4", "household_id=5");
        Dataset<Row> before = listed("1 39000", "2 20000", "3 60000", "4 39000");

        Dataset<Row> ledger = reviewed(
                households,
                before,
                "1 2026-05-31 lower 20000 2026-06-02",
                "2 2026-05-31 lower 20000 2026-06-02",
                "4 2026-05-31 refuse 0 2026-06-02",
                "5 2026-05-31 refuse 0 2026-06-02");

        assertThat(texts(ledger.select("household_id", "change").orderBy("household_id")))
                .containsExactly("1 down", "2 kept", "3 down", "4 dropped", "5 null");
        assertThat(texts(ledger.where(Reviews.isListed())
                        .select(col("household_id"), Reviews.listedLimit())
                        .orderBy("household_id")))
                .containsExactly("1 20000.00", "2 20000.00", "3 39000.00");
        assertThat(texts(
                        ledger.where(Reviews.isRefused()).select("household_id").orderBy("household_id")))
                .containsExactly("4", "5");
    }

    @Test
    void neitherLiftsALoweredLimitNorPassesTheCapOfTheGradeOfNow() {
        Dataset<Row> ledger = reviewed(
                Households.of(
                        "household_id=1 loan_balance_yuan=20000",
                        "household_id=2 pd=0.09",
                        "household_id=3 sales_amount_yuan_12m=400000"),
                "1 2026-05-31 lower 30000 2026-06-02",
                "2 2026-05-31 raise 250000 2026-06-02",
                "3 2026-05-31 raise 50000 2026-06-02");

        assertThat(texts(ledger.select("household_id", "limit_yuan", "reviewed_limit_yuan")
                        .orderBy("household_id")))
                .containsExactly("1 19000.00 19000.00", "2 23000.00 100000.00", "3 129000.00 129000.00");
    }

    @Test
    void countsFromTheDayOfTheReviewAsLongAsTheListIsValid() {
        String[] june = {"1 2026-06-30 lower 20000 2026-07-09"};

        assertThat(households(LocalDate.of(2026, 6, 29), june)).isEmpty();
        assertThat(households(JUNE, june)).containsExactly("1");
        assertThat(households(LocalDate.of(2026, 7, 8), june)).isEmpty();
        assertThat(households(LocalDate.of(2026, 7, 9), june)).containsExactly("1");
        assertThat(households(LocalDate.of(2026, 12, 27), june)).containsExactly("1");
        assertThat(households(LocalDate.of(2026, 12, 28), june)).isEmpty();
    }

    @Test
    void takesTheNewestReviewAndNoAgreementAsWithdrawal() {
        Dataset<Row> inForce = inForce(
                JUNE,
                "1 2026-05-31 lower 20000 2026-06-02",
                "1 2026-06-15 raise 50000 2026-06-16",
                "2 2026-05-31 lower 20000 2026-06-02",
                "2 2026-06-15 agree 20000 2026-06-16",
                "3 2026-05-31 agree 39000 2026-06-02",
                "3 2026-06-15 agree 39000 2026-06-16");

        assertThat(texts(
                        inForce.select("household_id", "opinion", "reviewed_on").orderBy("household_id")))
                .containsExactly("1 raise 2026-06-16", "2 lower 2026-06-02", "3 agree 2026-06-16");
    }

    private static List<String> households(LocalDate asOf, String... reviews) {
        return texts(inForce(asOf, reviews).select("household_id"));
    }

    private static Dataset<Row> reviewed(Dataset<Row> households, String... reviews) {
        return reviewed(households, listed(), reviews);
    }

    private static Dataset<Row> reviewed(Dataset<Row> households, Dataset<Row> before, String... reviews) {
        Dataset<Row> rows = Ledger.rows(
                Decision.decide(households, Households.policy()), Households.policy(), new Origin("model-1", "run-1"));
        return Ledger.compared(Reviews.applied(rows, inForce(JUNE, reviews)), before);
    }

    private static Dataset<Row> inForce(LocalDate asOf, String... reviews) {
        List<Row> rows = Stream.of(reviews)
                .map(text -> text.split(" ", -1))
                .map(cells -> RowFactory.create(
                        "370982",
                        LocalDate.parse(cells[1]),
                        cells[0],
                        cells[2],
                        new BigDecimal("39000.00"),
                        new BigDecimal(cells[3]),
                        "reviewer",
                        LocalDate.parse(cells[4]),
                        ""))
                .toList();
        return Reviews.inForce(LocalSpark.session().createDataFrame(rows, Reviews.SCHEMA), asOf, 180);
    }

    private static Dataset<Row> listed(String... households) {
        List<Row> rows = Stream.of(households)
                .map(text -> text.split(" ", -1))
                .map(cells -> RowFactory.create(cells[0], new BigDecimal(cells[1]), "甲镇", "乙村"))
                .toList();
        return LocalSpark.session()
                .createDataFrame(
                        rows,
                        StructType.fromDDL(
                                "household_id STRING, limit_yuan DECIMAL(18,2), township STRING, village STRING"));
    }

    private static List<String> shown(Dataset<Row> ledger) {
        return texts(ledger.select(
                        "household_id",
                        "outcome",
                        "limit_yuan",
                        "reviewed_outcome",
                        "reviewed_limit_yuan",
                        "reviewed_by",
                        "reviewed_on")
                .orderBy("household_id"));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.mkString(" ")).toList();
    }
}
