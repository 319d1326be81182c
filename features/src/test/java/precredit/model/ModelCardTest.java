package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Tree TREE = Tree.numbered(new Node.Split<>(
            Question.atMost("sales", BigDecimal.TEN, true),
            new Node.Leaf<>(new Tree.Figures(0, 100, 30, 0.29)),
            new Node.Leaf<>(new Tree.Figures(0, 300, 10, 0.04))));

    @Test
    void holdsTheFactsAValidatorAsksForFirst() {
        ModelCard card = card(
                new Periods(Optional.of(DAY.plusDays(200)), Optional.of(DAY.plusDays(300)), 0),
                Optional.of(new TrainedModel.Part(
                        DAY.plusDays(300),
                        DAY.plusDays(365),
                        120,
                        25,
                        Optional.of(new Metrics(120, 25, 0.71, 0.4, 0.42, 0.1)))));

        assertThat(card.modelId())
                .isEqualTo("370982-2026-06-30-" + TreeJson.sha256(TREE).substring(0, 8));
        assertThat(card.json())
                .isEqualTo(
                        """
                        {
                          "model_id" : "%s",
                          "county" : "370982",
                          "training_date" : "2026-06-30",
                          "tree_sha256" : "%s",
                          "configuration_sha256" : "c0ffee",
                          "code_version" : "1.0.0",
                          "labels" : {
                            "good" : 480,
                            "bad" : 65,
                            "indeterminate" : 7,
                            "immature" : 90,
                            "without_household" : 4
                          },
                          "tree" : {
                            "leaves" : 2,
                            "depth" : 1,
                            "max_leaves" : 3,
                            "max_depth" : 4,
                            "size_chosen_on_loans_from" : "2025-07-20"
                          },
                          "development" : {
                            "from" : "2025-01-01",
                            "to" : "2025-10-27",
                            "rows" : 400,
                            "good" : 360,
                            "bad" : 40,
                            "metrics" : null
                          },
                          "hold_out" : {
                            "from" : "2025-10-28",
                            "to" : "2026-01-01",
                            "rows" : 145,
                            "good" : 120,
                            "bad" : 25,
                            "metrics" : {
                              "auc" : 0.71,
                              "ks" : 0.4,
                              "gini" : 0.42,
                              "brier" : 0.1
                            }
                          },
                          "note" : "Size chosen and model measured on loans later than those it learnt from.",
                          "inputs" : [
                            {
                              "column" : "sales",
                              "direction" : "HIGHER_IS_SAFER"
                            },
                            {
                              "column" : "days_late",
                              "direction" : "HIGHER_IS_RISKIER"
                            },
                            {
                              "column" : "area",
                              "direction" : "UNDECLARED"
                            }
                          ]
                        }
                        """
                                .formatted(card.modelId(), TreeJson.sha256(TREE)));
    }

    @Test
    void saysWhyNothingWasMeasured() {
        String json = card(new Periods(Optional.empty(), Optional.empty(), 3), Optional.empty())
                .json();

        assertThat(json).contains("\"hold_out\" : null").contains("the latest hold 3 bad loans, too few to measure");
    }

    private static ModelCard card(Periods periods, Optional<TrainedModel.Part> holdOut) {
        return new ModelCard(
                new ModelCard.Origin("370982", LocalDate.of(2026, 6, 30), "c0ffee", "1.0.0"),
                new ModelCard.LabelCounts(480, 65, 7, 90, 4),
                Some.INPUTS,
                TREE,
                new Size(4, 3),
                periods,
                new TrainedModel.Part(DAY, DAY.plusDays(299), 360, 40, Optional.empty()),
                holdOut);
    }
}
