package precredit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    @TempDir
    private Path folder;

    @Test
    void checksAsTheExamplesOfTheStandard() {
        assertThat(IdNumber.check("11010519491231002")).isEqualTo('X');
        assertThat(IdNumber.check("44052418800101001")).isEqualTo('4');
    }

    @Test
    void noTwoPersonsShareAnIdAndNoneOfThemCanExist() {
        Map<String, Household> owners = new HashMap<>();
        for (Household household : households(3_000)) {
            for (Person person : household.persons()) {
                assertThat(owners.put(person.id(), household)).isNull();
                assertThat(Integer.parseInt(person.id().substring(0, 6))).isBetween(379_100, 379_999);
                assertThat(person.id().substring(6, 14)).isEqualTo(Written.compact(person.birth()));
                assertThat(person.id().charAt(16) % 2 == 1).isEqualTo(person.male());
            }
        }
        assertThat(owners).hasSizeBetween(7_500, 11_000);
    }

    @Test
    void onlyPlantedCheckDigitsFail() {
        for (Household household : households(600)) {
            boolean planted = household.is(Plant.WRONG_CHECK_DIGIT) || household.is(Plant.MEMBER_WRONG_CHECK_DIGIT);
            boolean valid = household.persons().stream()
                    .map(Person::id)
                    .allMatch(id -> IdNumber.check(id.substring(0, 17)) == id.charAt(17));
            assertThat(valid).as(household.code()).isNotEqualTo(planted);
        }
    }

    @Test
    void everySpellingMeansTheSamePerson() {
        String id = IdNumber.of(77, LocalDate.of(1975, 3, IdNumber.dayOfBirth(77)), true);
        for (Spelling spelling : Spelling.values()) {
            String read = Normalizer.normalize(spelling.of(id), Normalizer.Form.NFKC)
                    .strip()
                    .replace("'", "")
                    .replace('x', 'X');
            String body = read.length() == 15 ? read.substring(0, 6) + "19" + read.substring(6) : read.substring(0, 17);
            assertThat(body + IdNumber.check(body)).as(spelling.name()).isEqualTo(id);
        }
    }

    @Test
    void whoIsBornInThisCenturyHasNoFifteenDigits() {
        String id = IdNumber.of(5, LocalDate.of(2010, 3, IdNumber.dayOfBirth(5)), false);

        assertThat(Spelling.FIFTEEN_DIGITS.of(id)).isEqualTo(id);
    }

    @Test
    void plantsStandWhereThePlantationSays() {
        Plantation plantation = new Plantation(600);
        List<Household> households = households(600);
        for (Plant plant : Plant.values()) {
            assertThat(households.get(plantation.place(plant)).plant()).contains(plant);
        }
    }

    @Test
    void aSmallSampleIsNotMadeOfPlantsAlone() {
        long planted = households(40).stream()
                .filter(household -> household.plant().isPresent())
                .count();

        assertThat(planted).isEqualTo(10);
    }

    @Test
    void aHouseholdDoesNotChangeWithWhatOthersDraw() {
        assertThat(Draw.of(7, Draw.Purpose.FAMILY, 12).below(1_000_000))
                .isEqualTo(Draw.of(7, Draw.Purpose.FAMILY, 12).below(1_000_000))
                .isNotEqualTo(Draw.of(7, Draw.Purpose.SALES, 12).below(1_000_000))
                .isNotEqualTo(Draw.of(7, Draw.Purpose.FAMILY, 13).below(1_000_000))
                .isNotEqualTo(Draw.of(8, Draw.Purpose.FAMILY, 12).below(1_000_000));
    }

    @Test
    void everyHouseholdHasACodeOfItsOwn() {
        for (int count : new int[] {600, 9_000}) {
            List<String> codes = households(count).stream().map(Household::code).toList();
            assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("370982[0-9]{12}"));
        }
    }

    private List<Household> households(int count) {
        SampleRequest request = WrittenSample.request(count, 800, folder);
        County county = new County(request, Places.read(request));
        return IntStream.range(0, county.blocks())
                .mapToObj(county::block)
                .flatMap(List::stream)
                .toList();
    }
}
