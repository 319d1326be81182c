package precredit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.NumericType;
import org.junit.jupiter.api.Test;
import precredit.feature.Direction;
import precredit.feature.Feature;
import precredit.feature.FeatureCatalogue;
import precredit.model.Input;
import precredit.model.ModelSettings;
import precredit.settings.Settings;

class ModelConfTest {
    private static final ModelSettings DEFAULT =
            Settings.load(Optional.empty(), List.of()).model();
    private static final Map<String, Feature> CATALOGUE =
            FeatureCatalogue.features().stream().collect(Collectors.toMap(Feature::name, Function.identity()));

    @Test
    void asksOnlyAboutNumbersOfTheCatalogue() {
        assertThat(DEFAULT.inputs())
                .allSatisfy(input ->
                        assertThat(CATALOGUE.get(input.column()).type()).isInstanceOf(NumericType.class))
                .allSatisfy(input -> assertThat(input.words()).isNotBlank());
    }

    @Test
    void takesOverEveryDirectionTheCatalogueDeclares() {
        assertThat(DEFAULT.inputs())
                .filteredOn(input -> CATALOGUE.get(input.column()).direction() != Direction.UNDECLARED)
                .hasSizeGreaterThan(2)
                .allSatisfy(input -> assertThat(input.direction())
                        .isEqualTo(CATALOGUE.get(input.column()).direction()));
    }

    @Test
    void neverAsksAboutThePersonsOfAHousehold() {
        assertThat(DEFAULT.inputs())
                .extracting(Input::column)
                .doesNotContain("head_age", "member_count", "head_deceased", "dishonest_matches_count");
    }
}
