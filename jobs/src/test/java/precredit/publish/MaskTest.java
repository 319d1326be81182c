package precredit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 123456790001011234, 123456********1234",
        "ID_NUMBER, 12345679000101123X, 123456********123X",
        "ID_NUMBER, A12345678, ********5678",
        "ID_NUMBER, 1234567890, 1********7890",
        "ID_NUMBER, 1, ********",
        "PHONE, 10000001234, 100****1234",
        "PHONE, +8610000001234, +86****1234",
        "PHONE, 1234567, ****567",
        "PHONE, 12, ****2",
        "PHONE, '', ''"
    })
    void showsTheEndsOfANumber(Mask mask, String number, String shown) {
        assertThat(mask.of(number)).isEqualTo(shown);
    }

    @Test
    void neverShowsMoreThanHalfOfAShortNumber() {
        for (Mask mask : Mask.values()) {
            for (int length = 1; length < 11; length++) {
                String shown = mask.of("7".repeat(length)).replace("*", "");

                assertThat(shown.length()).isEqualTo(length / 2 > 4 && mask == Mask.PHONE ? 5 : length / 2);
            }
        }
    }
}
