package precredit.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precredit.model.InputStrength;
import precredit.model.LabelledLoans;
import precredit.model.Metrics;
import precredit.model.table.Rows;

class StudyTest {
    private static final Study STUDY = SomeStudy.study();
    private static final Figures FIGURES = STUDY.figures();

    @Test
    void measuresEveryModelOnLoansLaterThanThoseItLearntFrom() {
        Measures training = FIGURES.of(Scored.Part.TRAINING).orElseThrow();
        Measures later = FIGURES.of(Scored.Part.OUT_OF_TIME).orElseThrow();

        assertThat(later.from()).isAfter(training.to());
        assertThat(later.models()).containsOnlyKeys("tree", "scorecard", "boosting", "mllib_tree");
        assertThat(later.models().values()).allSatisfy(model -> {
            assertThat(model.auc().value())
                    .isBetween(model.auc().low(), model.auc().high());
            assertThat(model.ks().value()).isBetween(0.2, 0.9);
            assertThat(model.gini().value()).isEqualTo(2 * model.auc().value() - 1, within(1e-12));
        });
        assertThat(later.models().get("tree").aucAhead()).isEqualTo(new Measures.Figure(0, 0, 0));
    }

    @Test
    void isTheSameToTheLastBit() {
        assertThat(SomeStudy.study().figures()).isEqualTo(FIGURES);
    }

    @Test
    void scoresHeldOutLoansByModelsThatNeverSawTheirHouseholds() {
        Study chance = SomeStudy.study(
                household -> new Random(Double.hashCode(household.character())).nextDouble() < 0.3 ? 1 : 0);

        double learnt = auc(chance, Scored.Part.TRAINING);
        double heldOut = auc(chance, Scored.Part.HELD_OUT);

        assertThat(learnt).isGreaterThan(0.6);
        assertThat(heldOut).isBetween(0.4, 0.57);
    }

    private static double auc(Study study, Scored.Part part) {
        Scored scored = study.scored().stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
        return Metrics.of(scored.pds().get("boosting"), scored.rows())
                .orElseThrow()
                .auc();
    }

    @Test
    void leavesOutWholeHouseholdsOfVeryManyLoans() {
        int count = 70_000;
        List<String> households =
                IntStream.range(0, count).mapToObj(loan -> "H" + loan / 2).toList();
        LabelledLoans loans = new LabelledLoans(
                households,
                households,
                Collections.nCopies(count, java.time.LocalDate.EPOCH),
                new Rows(List.of(), new double[0][], new byte[count]));

        int[] folds = CrossFit.folds(loans);

        assertThat(Arrays.stream(folds).filter(fold -> fold >= 0).count()).isBetween(15_000L, 20_000L);
        assertThat(IntStream.range(0, count / 2)).allMatch(pair -> folds[2 * pair] == folds[2 * pair + 1]);
        assertThat(Arrays.stream(folds).distinct().toArray()).containsExactlyInAnyOrder(-1, 0, 1, 2, 3, 4);
    }

    @Test
    void leadsFromAllLoansToThoseThatTrain() {
        Labels labels = FIGURES.labels();

        assertThat(labels.all())
                .isEqualTo(labels.indeterminate()
                        + labels.immature()
                        + labels.withoutHousehold()
                        + labels.early()
                        + labels.training()
                        + labels.outOfTime());
        assertThat(labels.withoutHousehold()).isEqualTo(9);
        assertThat(labels.training())
                .isEqualTo(FIGURES.of(Scored.Part.TRAINING).orElseThrow().rows());
    }

    @Test
    void spreadsRowsOfOneProbabilityEvenlyOverTenths() {
        Rows rows = rows(1, 1, 0, 0, 1, 0, 0, 0, 0, 0);

        List<Gain> gains = Gain.tenths(new double[] {.9, .9, .9, .9, .1, .1, .1, .1, .1, .1}, rows);

        assertThat(gains).extracting(Gain::bads).satisfies(bads -> assertThat(bads.get(0))
                .isEqualTo(0.5, within(1e-12)));
        assertThat(gains.get(3).caught()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(gains.get(9).caught()).isEqualTo(1, within(1e-12));
        assertThat(gains.get(0).lift()).isEqualTo(0.5 / 0.3, within(1e-12));
    }

    @Test
    void surroundsTheBadRateOfAGradeByWilsonsInterval() {
        double[] pds = new double[100];
        byte[] bad = new byte[100];
        Arrays.fill(pds, 0.05);
        Arrays.fill(bad, 0, 10, (byte) 1);

        GradeFit grade = GradeFit.of(pds, new Rows(List.of(), new double[0][], bad), SomeStudy.SCALE)
                .get(0);

        assertThat(grade.grade()).isEqualTo("A");
        assertThat(grade.low()).isEqualTo(0.0552, within(1e-4));
        assertThat(grade.high()).isEqualTo(0.1744, within(1e-4));
        assertThat(grade.holds()).isFalse();
    }

    @Test
    void saysNothingOfFewHouseholds() {
        List<Cell> townships = FIGURES.county().orElseThrow().coverage().stream()
                .filter(cell -> cell.kind().equals("township"))
                .toList();

        assertThat(townships).extracting(Cell::group).containsExactly("乙<镇", "甲镇", Cell.REST);
        assertThat(townships.get(2))
                .isEqualTo(new Cell(
                        "township",
                        Cell.REST,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(townships.get(0).borrowers()).isEmpty();
        assertThat(townships.get(1).borrowers()).contains(594L);
    }

    @Test
    void tellsHouseholdsLikeBorrowersFromOthers() {
        Rows loans = column(3_000, 0);

        Selection alike = Selection.of(loans, column(2_000, 0), 0);
        Selection unlike = Selection.of(loans, column(2_000, 50), 0);

        assertThat(alike.auc()).isBetween(0.45, 0.55);
        assertThat(alike.beyond()).isLessThan(0.01);
        assertThat(unlike.auc()).isGreaterThan(0.8);
        assertThat(unlike.beyond()).isEqualTo(0.5, within(0.05));
        assertThat(unlike.inputs()).extracting(InputStrength::auc).allMatch(auc -> auc > 0.8);
    }

    @Test
    void findsAMonthThatIsUnlikeTheTrainingLoansAndSaysWhatChanceDoes() {
        DriftBins bins = new DriftBins(
                precredit.model.TreeTrainer.train(
                                SomeStudy.loans(household -> household.sales() < 20_000 ? 0.4 : 0.05, new Random(3)),
                                SomeStudy.settings())
                        .tree(),
                SomeStudy.loans(household -> 0.1, new Random(3)).rows());
        Rows same = SomeStudy.county(new Random(4)).inputs();
        double[] poor = new double[200];
        Arrays.setAll(poor, row -> 100.0 + row);
        Rows changed = new Rows(same.columns(), new double[][] {poor, same.column(1), same.column(2)}, new byte[200]);

        assertThat(bins.of(same).score().psi()).isLessThan(0.05);
        assertThat(bins.of(changed).score().psi()).isGreaterThan(0.5);
        assertThat(bins.of(changed).inputs().get("sales").psi())
                .isGreaterThan(10 * bins.of(changed).inputs().get("sales").byChance());
    }

    @Test
    void correlatesRanksWithTiesInTheMiddle() {
        assertThat(TreeStability.rankCorrelation(new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40}))
                .isEqualTo(1, within(1e-12));
        assertThat(TreeStability.rankCorrelation(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}))
                .isEqualTo(-1, within(1e-12));
        assertThat(TreeStability.rankCorrelation(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
                .isEqualTo(0.9486832980505138, within(1e-12));
        assertThat(TreeStability.rankCorrelation(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isZero();
    }

    @Test
    void learnsTheTreeAgainWithoutSomeHouseholds() {
        TreeStability stability = FIGURES.stability().orElseThrow();

        assertThat(stability.again()).hasSize(CrossFit.FOLDS).allSatisfy(again -> {
            assertThat(again.root()).isEqualTo("sales");
            assertThat(again.sameDecision()).isGreaterThan(0.8);
            assertThat(again.rankCorrelation()).isGreaterThan(0.65);
        });
    }

    @Test
    void drawsCurvesFromCornerToCorner() {
        Rows rows = rows(1, 0, 1, 0);

        assertThat(Curve.roc(new double[] {.9, .8, .7, .1}, rows).points())
                .containsExactly(
                        new Curve.Point(0, 0),
                        new Curve.Point(0, 0.5),
                        new Curve.Point(0.5, 0.5),
                        new Curve.Point(0.5, 1),
                        new Curve.Point(1, 1));
        assertThat(Curve.gains(new double[] {.9, .9, .1, .1}, rows).points())
                .containsExactly(new Curve.Point(0, 0), new Curve.Point(0.5, 0.5), new Curve.Point(1, 1));
    }

    private static Rows rows(int... labels) {
        byte[] bad = new byte[labels.length];
        IntStream.range(0, bad.length).forEach(row -> bad[row] = (byte) labels[row]);
        return new Rows(List.of(), new double[0][], bad);
    }

    /** Whole numbers below 100, or so many more. */
    private static Rows column(int count, int more) {
        Random random = new Random(count + more);
        double[] values = random.doubles(count)
                .map(value -> Math.floor(100 * value) + more)
                .toArray();
        return new Rows(List.of("sales"), new double[][] {values}, new byte[count]);
    }
}
