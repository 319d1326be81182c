package precredit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the examples of GB 11643-1999 and what follows from them. */
class ResidentIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void holdsTheExamplesOfTheStandardForGood(String id) {
        assertThat(ResidentId.isWellFormed(id)).isTrue();
        assertThat(isWellFormedAsItStands(id)).isTrue();
        assertThat(ResidentId.checkDigitHolds(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"110105194912310020", "440524188001010013", "440524188001010104"})
    void noticesAWrongDigit(String id) {
        assertThat(ResidentId.isWellFormed(id)).isTrue();
        assertThat(ResidentId.checkDigitHolds(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "'11010519491231002X",
                " 11010519491231002X\u3000",
                "' 11010519491231002x",
                "１１０１０５１９４９１２３１００２Ｘ",
                "＇１１０１０５１９４９１２３１００２ｘ",
                "110105491231002",
                "'110105491231002 ",
                "１１０１０５４９１２３１００２"
            })
    void readsEveryWayOfWritingANumberAsOne(String cell) {
        assertThat(ResidentId.normalise(cell)).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3.70982E+17",
                "1101051949123100",
                "11010519491231002XX",
                "1101051949123100XX",
                "11010519491331002X",
                "11010519490229002X",
                "X1010519491231002X",
                "11010519491231002Y",
                "1101051949123 002X"
            })
    void findsNoFormInWhatIsNoNumber(String cell) {
        assertThat(ResidentId.isWellFormed(ResidentId.normalise(cell))).isFalse();
        assertThat(isWellFormedAsItStands(cell)).isFalse();
    }

    @Test
    void readsTheBirthDate() {
        assertThat(ResidentId.birthDate("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
        assertThat(ResidentId.birthDate("11010520000229002X")).contains(LocalDate.of(2000, 2, 29));
        assertThat(ResidentId.birthDate("11010519000229002X")).isEmpty();
    }

    @Test
    void leavesFifteenCharactersThatAreNoDigitsAsTheyAre() {
        assertThat(ResidentId.normalise("g1010549123100i")).isEqualTo("G1010549123100I");
    }

    private static boolean isWellFormedAsItStands(String cell) {
        byte[] bytes = (">" + cell + "<").getBytes(StandardCharsets.UTF_8);
        return ResidentId.isWellFormed(bytes, 1, bytes.length - 2);
    }
}
