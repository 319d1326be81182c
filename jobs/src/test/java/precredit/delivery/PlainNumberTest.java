package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7000000",
        "007, 7000000",
        "-7, -7000000",
        "-0, 0",
        "1.5, 1500000",
        "0.000001, 1",
        "-0.000001, -1",
        "1.50000000000, 1500000",
        "999999999999.999999, 999999999999999999",
        "-999999999999.999999, -999999999999999999"
    })
    void readsPlainDecimalsExactly(String text, long millionths) {
        assertThat(read(text)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".5",
                "5.",
                "-.5",
                "+5",
                "1,000",
                "1e3",
                "3.70982E+17",
                "0x1F",
                "1 000",
                "--1",
                "1-",
                "1.2.3",
                "NaN",
                "1.0000001",
                "1000000000000",
                "99999999999999999999",
                "12亩",
                "٣"
            })
    void readsNothingElse(String text) {
        assertThat(read(text)).isEqualTo(PlainNumber.UNREADABLE);
    }

    @Test
    void readsOnlyTheGivenBytes() {
        byte[] bytes = "12345".getBytes(StandardCharsets.US_ASCII);

        assertThat(PlainNumber.millionths(bytes, 1, 3)).isEqualTo(234_000_000);
    }

    @Test
    void multipliesExactlyOrNotAtAll() {
        assertThat(PlainNumber.scaled(12_345_000_000L, 1, 200)).isEqualTo(61_725_000);
        assertThat(PlainNumber.scaled(-12_345_000_000L, 1, 200)).isEqualTo(-61_725_000);
        assertThat(PlainNumber.scaled(1, 1, 200)).isEqualTo(PlainNumber.UNREADABLE);
        assertThat(PlainNumber.scaled(200_000, 10_000, 1)).isEqualTo(2_000_000_000);
        assertThat(PlainNumber.scaled(999_999_999_999_000_000L, 10_000, 1)).isEqualTo(PlainNumber.UNREADABLE);
        assertThat(PlainNumber.scaled(100_000_000_000_000L, 10_000, 1)).isEqualTo(PlainNumber.UNREADABLE);
    }

    private static long read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return PlainNumber.millionths(bytes, 0, bytes.length);
    }
}
