package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Boosting;
import precredit.model.table.Rows;

class GatesTest {
    private static final Tree TREE = Tree.numbered(new Node.Leaf<>(new Tree.Figures(0, 400, 40, 0.1)));
    private static final String CANDIDATE = "370982-2026-06-30-00000000";
    private static final ModelSettings SETTINGS = Some.settings();

    @Test
    void acceptsAModelThatShowsEnough() {
        assertThat(judge(candidate(TREE, measured(0.70, 25)), Optional.empty())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesTooFewLoansBeforeTraining() {
        assertThat(Gates.enough(19, 4, SETTINGS.gates()))
                .isEqualTo(new Verdict.Refused(List.of("19 good loans, 20 are needed", "4 bad loans, 5 are needed")));
        assertThat(Gates.enough(20, 5, SETTINGS.gates())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAModelBelowTheFloor() {
        assertThat(judge(candidate(TREE, measured(0.54, 25)), Optional.empty()))
                .isEqualTo(new Verdict.Refused(List.of("AUC 0.54 on the hold-out is below the floor 0.55")));
    }

    @Test
    void asksNoFloorAndNoChampionOfAHoldOutWithFewBads() {
        assertThat(judge(candidate(TREE, measured(0.54, 19)), Optional.of(metrics(0.9, 19))))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(judge(candidate(TREE, Optional.empty()), Optional.empty())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAModelWorseThanTheChampionByMoreThanTheMargin() {
        assertThat(judge(candidate(TREE, measured(0.70, 25)), Optional.of(metrics(0.73, 25))))
                .isEqualTo(new Verdict.Refused(
                        List.of("AUC 0.7 is worse than the champion's 0.73 on the same loans by more than 0.02")));
        assertThat(judge(candidate(TREE, measured(0.70, 25)), Optional.of(metrics(0.715, 25))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesATreeAgainstADeclaredDirection() {
        Tree against = Tree.numbered(new Node.Split<>(
                Question.atMost("sales", BigDecimal.TEN, true),
                new Node.Leaf<>(new Tree.Figures(0, 400, 8, 0.02)),
                new Node.Leaf<>(new Tree.Figures(0, 400, 32, 0.08))));

        assertThat(judge(candidate(against, measured(0.70, 25)), Optional.empty()))
                .isEqualTo(new Verdict.Refused(List.of("leaves 1 and 2 contradict the direction of sales")));
    }

    @Test
    void refusesToCompareAModelWithItself() {
        Evidence candidate = Evidence.of(CANDIDATE, candidate(TREE, measured(0.70, 25)));
        Evidence.Rival same = new Evidence.Rival(CANDIDATE, metrics(0.70, 25));

        assertThat(Gates.judge(candidate, Optional.of(same), SETTINGS))
                .isEqualTo(new Verdict.Refused(List.of("the champion it is compared with is itself, " + CANDIDATE)));
    }

    @Test
    void refusesAnInputThatKnowsTheOutcome() {
        TrainedModel leaking = TreeTrainer.train(
                LabelledLoans.of(Some.loans(2_000, 1, (sales, late, area) -> area > 30 ? 1 : 0)), SETTINGS);

        assertThat(Gates.judge(Evidence.of(CANDIDATE, leaking), Optional.empty(), SETTINGS))
                .isEqualTo(
                        new Verdict.Refused(List.of("area alone has an AUC of 1.0, above 0.95: it knows the outcome")));
    }

    private static Verdict judge(TrainedModel candidate, Optional<Metrics> champion) {
        return Gates.judge(
                Evidence.of(CANDIDATE, candidate),
                champion.map(metrics -> new Evidence.Rival("370982-2026-03-31-00000000", metrics)),
                SETTINGS);
    }

    private static Optional<Metrics> measured(double auc, long bads) {
        return Optional.of(metrics(auc, bads));
    }

    private static Metrics metrics(double auc, long bads) {
        return new Metrics(200, bads, auc, 0.3, 2 * auc - 1, 0.08);
    }

    private static TrainedModel candidate(Tree tree, Optional<Metrics> onHoldOut) {
        LocalDate day = LocalDate.of(2025, 1, 1);
        return new TrainedModel(
                new TrainedModel.Learnt(
                        tree,
                        new Size(1, 2),
                        new Boosting.Ensemble(0, List.of()),
                        BinnedRows.of(new Rows(List.of(), new double[0][], new byte[0]), List.of())),
                new Periods(Optional.empty(), onHoldOut.map(metrics -> day.plusDays(1)), 0),
                new TrainedModel.Part(day, day, 360, 40, Optional.empty()),
                onHoldOut.map(metrics -> new TrainedModel.Part(
                        day.plusDays(1), day.plusDays(9), metrics.goods(), metrics.bads(), onHoldOut)),
                List.of());
    }
}
