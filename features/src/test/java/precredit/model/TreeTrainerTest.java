package precredit.model;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.feature.Direction;
import precredit.model.table.Rows;
import precredit.problem.Problem;

class TreeTrainerTest {
    private static final BigDecimal POOR = new BigDecimal("20000");

    private static double plantedRisk(BigDecimal sales, Integer daysLate, Double area) {
        boolean poor = sales == null || sales.compareTo(POOR) <= 0;
        boolean late = daysLate != null && daysLate > 30;
        return poor && late ? 0.6 : late ? 0.2 : poor ? 0.1 : 0.02;
    }

    @Test
    void findsThePlantedRule() {
        TrainedModel model = TreeTrainer.train(loans(12_000, 1, TreeTrainerTest::plantedRisk), Some.settings());

        Dataset<Row> asked = LocalSpark.session()
                .sql("SELECT * FROM VALUES (10000.00BD, 45, 3D), (40000.00BD, 45, 3D), (10000.00BD, 0, 3D),"
                        + " (40000.00BD, 0, 3D), (NULL, 45, 3D), (40000.00BD, NULL, 3D) AS t(sales, days_late, area)");
        List<Double> pds = model.tree().score(asked).collectAsList().stream()
                .map(row -> row.<Double>getAs("pd"))
                .toList();
        List<Double> truth = List.of(0.6, 0.2, 0.1, 0.02, 0.6, 0.02);
        for (int i = 0; i < truth.size(); i++) {
            assertThat(pds.get(i)).as("row " + i).isEqualTo(truth.get(i), within(0.05));
        }
        assertThat(Box.of(model.tree()).get(0).ranges().keySet()).contains("sales", "days_late");
    }

    private static LabelledLoans loans(int count, long seed, Some.Risk risk) {
        return LabelledLoans.of(Some.loans(count, seed, risk));
    }

    @Test
    void isTheSameTreeInAnyOrderAndOnAnyPartitions() {
        Dataset<Row> loans = Some.loans(12_500, 2, TreeTrainerTest::plantedRisk).persist();
        ModelSettings sampled = fewBins(Some.settings());

        String one = tree(loans.repartition(1), sampled);
        String three = tree(loans.repartition(3, col("area")), sampled);
        String seven = tree(loans.repartitionByRange(7, asc("sales")), sampled);
        String shuffled = tree(loans.orderBy(hash(col("loan_id"))), sampled);

        assertThat(List.of(three, seven, shuffled)).containsOnly(one);
    }

    private static String tree(Dataset<Row> loans, ModelSettings settings) {
        return TreeJson.write(
                TreeTrainer.train(LabelledLoans.of(loans), settings).tree());
    }

    private static ModelSettings fewBins(ModelSettings settings) {
        ModelSettings.Growth growth = settings.growth();
        return new ModelSettings(
                settings.id(),
                settings.retrainAfterDays(),
                settings.inputs(),
                new ModelSettings.Growth(
                        growth.maxDepth(),
                        growth.maxLeaves(),
                        growth.untestedLeaves(),
                        growth.minRowsPerLeaf(),
                        growth.smoothingRows(),
                        32,
                        growth.seed()),
                settings.holdOut(),
                settings.gates());
    }

    @Test
    void learnsFromMissingValuesWhicheverSideTheyResemble() {
        Some.Risk risk = (sales, late, area) -> sales == null ? 0.5 : sales.doubleValue() > 40_000 ? 0.5 : 0.05;
        List<Input> free = List.of(new Input("sales", "销售额", "元", Direction.UNDECLARED));

        TrainedModel model = TreeTrainer.train(loans(6_000, 3, risk), Some.settings(free, 30));

        Node.Split<Tree.Figures> root = (Node.Split<Tree.Figures>) model.tree().root();
        assertThat(root.question().missingIsYes()).isFalse();
        assertThat(root.question().atMost().orElseThrow().doubleValue()).isEqualTo(40_000, within(500.0));
    }

    @Test
    void setsMissingApartWhenItIsUnlikeAllValues() {
        Some.Risk risk = (sales, late, area) -> sales == null ? 0.6 : 0.05;
        List<Input> free = List.of(new Input("sales", "销售额", "元", Direction.UNDECLARED));

        TrainedModel model = TreeTrainer.train(loans(6_000, 4, risk), Some.settings(free, 30));

        Node.Split<Tree.Figures> root = (Node.Split<Tree.Figures>) model.tree().root();
        assertThat(root.question()).isEqualTo(Question.isMissing("sales"));
    }

    @Test
    void sendsAValueThatNeverLackedToTheRiskierSide() {
        List<Input> area = List.of(new Input("area", "面积", "亩", Direction.UNDECLARED));

        Tree rising = TreeTrainer.train(
                        loans(4_000, 5, (sales, late, mu) -> mu > 20 ? 0.4 : 0.05), Some.settings(area, 30))
                .tree();
        Tree falling = TreeTrainer.train(
                        loans(4_000, 5, (sales, late, mu) -> mu > 20 ? 0.05 : 0.4), Some.settings(area, 30))
                .tree();

        assertThat(((Node.Split<Tree.Figures>) rising.root()).question().missingIsYes())
                .isFalse();
        assertThat(((Node.Split<Tree.Figures>) falling.root()).question().missingIsYes())
                .isTrue();
    }

    @Test
    void ranksRareBadsNearlyAsWellAsTheTruthDoes() {
        Some.Risk risk = (sales, late, area) -> 0.02 + (late != null && late > 20 ? 0.12 : 0) + area / 2000;
        LabelledLoans loans = loans(20_000, 6, risk);

        TrainedModel model = TreeTrainer.train(loans, Some.settings());

        Metrics measured = model.holdOut().orElseThrow().metrics().orElseThrow();
        Rows heldOut = loans.from(model.periods().heldOutFrom().orElseThrow()).inputs(Some.INPUTS);
        double[] risks = IntStream.range(0, heldOut.count())
                .mapToDouble(row -> 0.02 + (heldOut.value(1, row) > 20 ? 0.12 : 0) + heldOut.value(2, row) / 2000)
                .toArray();
        Metrics truth = Metrics.of(risks, heldOut).orElseThrow();
        assertThat((double) measured.bads() / (measured.goods() + measured.bads()))
                .isBetween(0.04, 0.08);
        assertThat(measured.auc()).isGreaterThan(truth.auc() - 0.02);
    }

    @Test
    void holdsOutTheLatestQuarterInWholeDays() {
        TrainedModel model = TreeTrainer.train(loans(4_000, 7, TreeTrainerTest::plantedRisk), Some.settings());

        TrainedModel.Part holdOut = model.holdOut().orElseThrow();
        assertThat(holdOut.from()).isAfter(model.development().to());
        assertThat(holdOut.goods() + holdOut.bads()).isBetween(970L, 1000L);
        assertThat(model.tree().leaves().stream().mapToLong(Tree.Figures::rows).sum())
                .isEqualTo(model.development().goods() + model.development().bads());
    }

    @Test
    void learnsFromAllLoansWhenTheLatestAreTooFewToMeasure() {
        TrainedModel model = TreeTrainer.train(loans(60, 8, (sales, late, area) -> 0.1), Some.settings());

        assertThat(model.holdOut()).isEmpty();
        assertThat(model.tree().leaves().stream().mapToLong(Tree.Figures::rows).sum())
                .isEqualTo(60);
    }

    @Test
    void neverExceedsItsLeavesOrItsDepth() {
        Some.Risk wavy = (sales, late, area) -> ((int) (area / 3)) % 2 == 0 ? 0.1 : 0.6;

        Tree tree = TreeTrainer.train(loans(10_000, 9, wavy), Some.settings()).tree();

        assertThat(tree.leaves()).hasSizeBetween(6, 32);
        assertThat(tree.root().depth()).isLessThanOrEqualTo(6);
        assertThat(tree.leaves()).allMatch(leaf -> leaf.rows() >= 30);
    }

    @Test
    void takesWordsAndNumbersAsLabelsAndNothingElse() {
        Dataset<Row> numbers = Some.loans(400, 10, TreeTrainerTest::plantedRisk);
        Dataset<Row> words =
                numbers.withColumn("label", when(col("label").equalTo(1), "bad").otherwise("good"));
        Dataset<Row> wrong = words.withColumn("label", col("household_id"));

        assertThat(tree(words, Some.settings())).isEqualTo(tree(numbers, Some.settings()));
        assertThatThrownBy(() -> LabelledLoans.of(wrong)).hasMessageContaining("neither good nor bad");
    }

    @Test
    void learnsOnlyFromLoansThatHadTheirTime() {
        LabelledLoans loans = loans(2_000, 11, TreeTrainerTest::plantedRisk);
        LocalDate trainingDate = LocalDate.of(2024, 6, 30);

        LabelledLoans mature = loans.matureOn(trainingDate);

        assertThat(mature.days()).allMatch(day -> day.isBefore(LocalDate.of(2023, 6, 30)));
        assertThat(mature.days()).contains(LocalDate.of(2023, 6, 29));
    }

    @Test
    void refusesFeaturesOfADayThatHasNotCome() {
        LabelledLoans loans = loans(50, 12, TreeTrainerTest::plantedRisk);
        LocalDate newest = loans.days().stream().max(LocalDate::compareTo).orElseThrow();

        assertThatThrownBy(() -> loans.matureOn(newest))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("had not come by then");
    }
}
