package precredit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.LocalSpark;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.LabelledLoans;
import precredit.model.ModelCard;
import precredit.model.ModelSettings;
import precredit.model.TrainedModel;
import precredit.model.TreeTrainer;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.store.Store;

class RegistryTest {
    private static final String COUNTY = "370982";
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);

    private static final StudyFiles STUDY = new StudyFiles("{}", "row,part,label", "<html></html>");

    private static ModelSettings settings;
    private static TrainedModel model;

    @TempDir
    Path folder;

    private Store store;
    private Registry registry;

    @BeforeAll
    static void train() {
        settings = new ModelSettings(
                Optional.empty(),
                90,
                List.of(new Input("area", "面积", "亩", Direction.UNDECLARED)),
                new ModelSettings.Growth(3, 8, 4, 10, 20, 64, 42),
                new ModelSettings.HoldOut(0.25, 5),
                new ModelSettings.GateSettings(20, 5, 0.55, 20, 0.02, 0.95));
        Dataset<Row> loans = LocalSpark.session()
                .range(400)
                .selectExpr(
                        "CAST(id AS STRING) AS loan_id",
                        "date_add(DATE'2024-01-01', CAST(id AS INT)) AS as_of",
                        "CASE WHEN id % 7 = 0 OR id % 10 > 7 THEN 'bad' ELSE 'good' END AS label",
                        "CAST(id % 10 AS INT) AS area");
        model = TreeTrainer.train(LabelledLoans.of(loans), settings);
    }

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
        registry = new Registry(store);
    }

    @Test
    void keepsAnAcceptedModelWithAllThatAValidatorNeeds() {
        ModelCard card = accepted(COUNTY, JUNE);

        String place = "models/" + card.modelId();
        assertThat(store.list(place))
                .contains(
                        "card.json",
                        "tree.json",
                        "rules.txt",
                        "rules.sql",
                        "metrics.json",
                        "scores.csv",
                        "report.html");
        assertThat(registry.metrics(card.modelId())).contains("{}");
        assertThat(registry.labels(card.modelId())).isEqualTo(card.labels());
        assertThat(store.readText(place + "/card.json")).isEqualTo(card.json());
        assertThat(store.readText(place + "/rules.txt")).contains("面积");
        assertThat(store.list("models/_candidates")).isEmpty();
    }

    @Test
    void readsBackTheTreeThatWasTrained() {
        ModelCard card = accepted(COUNTY, JUNE);

        assertThat(registry.champion(COUNTY, JUNE))
                .contains(new RegisteredModel(card.modelId(), COUNTY, JUNE, model.tree(), model.holdOut()));
    }

    @Test
    void neverDecidesWithAModelOfTheFuture() {
        ModelCard june = accepted(COUNTY, JUNE);
        ModelCard september = accepted(COUNTY, SEPTEMBER);

        assertThat(registry.champion(COUNTY, JUNE.minusDays(1))).isEmpty();
        assertThat(registry.champion(COUNTY, SEPTEMBER.minusDays(1))
                        .orElseThrow()
                        .modelId())
                .isEqualTo(june.modelId());
        assertThat(registry.champion(COUNTY, SEPTEMBER).orElseThrow().modelId()).isEqualTo(september.modelId());
        assertRefused(() -> deciding(JUNE, september.modelId()), Exit.CONFIGURATION, "trained after 2026-06-30");
    }

    @Test
    void decidesWithTheNamedModelInsteadOfTheNewest() {
        ModelCard june = accepted(COUNTY, JUNE);
        accepted(COUNTY, SEPTEMBER);

        assertThat(deciding(SEPTEMBER, june.modelId()).modelId()).isEqualTo(june.modelId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"370982-2026-06-30-00000000", "../secret", "_candidates", "", "latest"})
    void refusesANameThatIsNoModel(String name) {
        accepted(COUNTY, JUNE);

        assertRefused(() -> deciding(JUNE, name), Exit.CONFIGURATION, "there is no such model");
    }

    @Test
    void refusesAModelOfAnotherCounty() {
        ModelCard other = accepted("370783", JUNE);

        assertRefused(() -> deciding(JUNE, other.modelId()), Exit.CONFIGURATION, "county 370783, not 370982");
        assertThat(registry.champion(COUNTY, JUNE)).isEmpty();
    }

    @Test
    void saysThatThereIsNoModelToDecideWith() {
        assertRefused(
                () -> registry.deciding(COUNTY, JUNE, Optional.empty()), Exit.GATE, "no acceptable model for county");
    }

    @Test
    void leavesARefusedCandidateAsideWithItsReasons() {
        ModelCard card = card(COUNTY, JUNE);
        registry.propose(card, model, STUDY);

        registry.refuse(card, List.of("AUC 0.51 on the hold-out is below the floor 0.55"));

        assertThat(store.readText("models/_candidates/" + card.modelId() + "/refused.txt"))
                .isEqualTo("AUC 0.51 on the hold-out is below the floor 0.55\n");
        assertThat(registry.champion(COUNTY, JUNE)).isEmpty();
        assertRefused(
                () -> deciding(JUNE, card.modelId()), Exit.GATE, "AUC 0.51 on the hold-out is below the floor 0.55");
    }

    @Test
    void changesWhichModelDecidesAndBackAgain() {
        ModelCard june = accepted(COUNTY, JUNE);
        ModelCard september = accepted(COUNTY, SEPTEMBER);
        LocalDate october = LocalDate.of(2026, 10, 1);
        Registry.Change change = new Registry.Change("a validator", "September ranks worse on the new loans");

        registry.promote(registry.champion(COUNTY, JUNE).orElseThrow(), october, change);

        assertThat(registry.champion(COUNTY, october).orElseThrow().modelId()).isEqualTo(june.modelId());
        assertThat(registry.champion(COUNTY, SEPTEMBER).orElseThrow().modelId()).isEqualTo(september.modelId());
        assertThat(store.readText("models/_champions/county=370982/2026-10-01.json"))
                .contains("a validator", "September ranks worse", september.modelId());
        assertThat(registry.list(COUNTY, october))
                .extracting(Listed::modelId, Listed::state)
                .containsExactly(tuple(june.modelId(), "decides"), tuple(september.modelId(), "accepted"));

        assertThat(registry.rollback(COUNTY, october, change).modelId()).isEqualTo(september.modelId());
        assertThat(registry.champion(COUNTY, october).orElseThrow().modelId()).isEqualTo(september.modelId());
    }

    @Test
    void goesBackOnlyWhenThereIsWhereTo() {
        accepted(COUNTY, JUNE);

        assertRefused(
                () -> registry.rollback(COUNTY, JUNE, new Registry.Change("somebody", "a try")),
                Exit.CONFIGURATION,
                "cannot go back");
        assertRefused(() -> new Registry.Change(" ", "a try"), Exit.CONFIGURATION, "who changes it or why is empty");
    }

    @Test
    void acceptsTheSameModelTwiceWithoutTouchingIt() {
        ModelCard card = accepted(COUNTY, JUNE);
        store.writeText("models/" + card.modelId() + "/validation.txt", "signed");

        accepted(COUNTY, JUNE);

        assertThat(store.exists("models/" + card.modelId() + "/validation.txt")).isTrue();
        assertThat(store.list("models/_candidates")).isEmpty();
    }

    @Test
    void finishesAnAcceptanceThatWasCutShort() {
        ModelCard card = accepted(COUNTY, JUNE);
        store.delete("models/" + card.modelId() + "/card.json");

        accepted(COUNTY, JUNE);

        assertThat(registry.champion(COUNTY, JUNE)).isPresent();
    }

    @Test
    void refusesATreeThatIsNotTheOneOnItsCard() {
        ModelCard card = accepted(COUNTY, JUNE);
        String tree = "models/" + card.modelId() + "/tree.json";
        store.writeText(tree, store.readText(tree).replaceFirst("\"rows\" : \\d+", "\"rows\" : 1"));

        assertRefused(() -> registry.champion(COUNTY, JUNE), Exit.CONFIGURATION, "not the one its card names");
    }

    @Test
    void isDueOnceItsDaysAreOver() {
        RegisteredModel june =
                new RegisteredModel("370982-2026-06-30-00000000", COUNTY, JUNE, model.tree(), Optional.empty());

        assertThat(june.isDue(JUNE.plusDays(89), 90)).isFalse();
        assertThat(june.isDue(JUNE.plusDays(90), 90)).isTrue();
    }

    private RegisteredModel deciding(LocalDate on, String name) {
        return registry.deciding(COUNTY, on, Optional.of(name));
    }

    private ModelCard accepted(String county, LocalDate trainingDate) {
        ModelCard card = card(county, trainingDate);
        registry.propose(card, model, STUDY);
        registry.accept(card);
        return card;
    }

    private static ModelCard card(String county, LocalDate trainingDate) {
        return ModelCard.of(
                model,
                new ModelCard.Origin(county, trainingDate, "c0ffee", "1.0.0"),
                new ModelCard.LabelCounts(300, 100, 0, 0, 0),
                settings);
    }

    private static void assertRefused(ThrowingCallable call, Exit exit, String words) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::exit)
                .isEqualTo(exit);
    }
}
