package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import precredit.model.Metrics;
import precredit.model.TrainedModel;
import precredit.model.Tree;
import precredit.model.TreeJson;
import precredit.model.Verdict;
import precredit.problem.Exit;
import precredit.registry.RegisteredModel;

class MeasuredTest {
    private static final Tree TREE = TreeJson.read(
            "{\"format\":\"precredit-tree-1\",\"root\":{\"leaf_id\":1,\"rows\":9,\"bads\":1,\"pd\":0.1}}");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    @Test
    void setsTheFiguresBesideThoseOfTheCard() {
        Measured measured = measured(Optional.of(part(22, 0.71)), Optional.of(part(22, 0.71)));

        assertThat(measured.differing()).isEmpty();
        assertThat(measured.refusal()).isEmpty();
        assertThat(measured.words())
                .isEqualTo(
                        """
                        model 370982-2026-06-30-0123abcd, trained on 2026-06-30, 1,598 good and 63 bad loans
                        held out    measured now          on its card
                        from        2025-04-02            2025-04-02
                        to          2025-06-29            2025-06-29
                        good        143                   143
                        bad         22                    22
                        auc         0.71                  0.71
                        ks          0.4                   0.4
                        gini        0.42                  0.42
                        brier       0.08                  0.08
                        the same as on its card
                        """);
    }

    @Test
    void saysWhichFiguresDiffer() {
        Measured measured = measured(Optional.of(part(22, 0.71)), Optional.of(part(23, 0.7)));

        assertThat(measured.differing()).containsExactly("bad", "auc");
        assertThat(measured.words())
                .contains("bad         23                    22\n")
                .endsWith("differs from its card in bad, auc: gold/training was written again since\n");
    }

    @Test
    void missesTheFiguresOfLoansThatAreNoLongerThere() {
        Measured measured = measured(Optional.of(part(22, 0.71)), Optional.empty());

        assertThat(measured.differing()).hasSize(8);
        assertThat(measured.words()).contains("auc         none                  0.71\n");
    }

    @Test
    void saysThatAModelIsUnmeasured() {
        assertThat(measured(Optional.empty(), Optional.empty()).words())
                .endsWith("bad loans\nunmeasured: no loans were held out when it was trained\n");
    }

    @Test
    void isAProblemWhenAGateRefuses() {
        Verdict refused = new Verdict.Refused(List.of("3 bad loans, 5 are needed", "AUC 0.5 is too low"));

        Measured measured = new Measured(model(Optional.empty()), part(3, 0.5), Optional.empty(), refused);

        assertThat(measured.refusal().orElseThrow().exit()).isEqualTo(Exit.GATE);
        assertThat(measured.refusal().orElseThrow())
                .hasMessageStartingWith("model 370982-2026-06-30-0123abcd does not pass the gates:"
                        + " 3 bad loans, 5 are needed; AUC 0.5 is too low.\n");
    }

    private static Measured measured(Optional<TrainedModel.Part> card, Optional<TrainedModel.Part> now) {
        TrainedModel.Part all = new TrainedModel.Part(JUNE, JUNE, 1_598, 63, Optional.empty());
        return new Measured(model(card), all, now, new Verdict.Accepted());
    }

    private static RegisteredModel model(Optional<TrainedModel.Part> card) {
        return new RegisteredModel("370982-2026-06-30-0123abcd", "370982", JUNE, TREE, card);
    }

    private static TrainedModel.Part part(long bads, double auc) {
        return new TrainedModel.Part(
                LocalDate.of(2025, 4, 2),
                LocalDate.of(2025, 6, 29),
                143,
                bads,
                Optional.of(new Metrics(143, bads, auc, 0.4, 0.42, 0.08)));
    }
}
