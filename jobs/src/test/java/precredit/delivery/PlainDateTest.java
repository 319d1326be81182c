package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDateTest {
    @ParameterizedTest
    @CsvSource({
        "20240105, 20240105000000",
        "2024-01-05, 20240105000000",
        "2024-1-5, 20240105000000",
        "2024-01-5, 20240105000000",
        "2024年1月5日, 20240105000000",
        "2024年01月05日, 20240105000000",
        "2024-01-05 10:11:12, 20240105101112",
        "2024-01-05 1:11, 20240105011100",
        "2024-01-05T10:11:12, 20240105101112",
        "2024-01-05 10:11:12.345, 20240105101112",
        "20240105 23:59:59, 20240105235959",
        "2024年1月5日 10:11, 20240105101100",
        "2024年1月5日10:11, 20240105101100",
        "２０２４年１月５日, 20240105000000",
        "２０２４－０１－０５, 20240105000000",
        "２０２４０１０５, 20240105000000",
        "'''20240105', 20240105000000",
        "2024-02-29, 20240229000000",
        "2000-02-29, 20000229000000",
        "99991231, 99991231000000",
        "9999-12-31 23:59:59, 99991231235959"
    })
    void readsTheThreeFormsWithOrWithoutATime(String text, long stamp) {
        assertThat(stamp(text)).isEqualTo(stamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "长期",
                "2024/1/5",
                "3.70982E+17",
                "2023-02-29",
                "1900-02-29",
                "20230229",
                "2023年2月29日",
                "2024-13-01",
                "2024-00-10",
                "2024-01-00",
                "2024-01-32",
                "0000-01-01",
                "00000101",
                "24-01-05",
                "202401",
                "2024011",
                "2024-01",
                "2024-001-05",
                "2024年1月5",
                "2024-01-05 24:00:00",
                "2024-01-05 10:60:00",
                "2024-01-05 10:11:60",
                "2024-01-05 10-11-12",
                "2024-01-05x10:11:12",
                "2024-01-0510:11",
                "2024010510:11",
                "2024-01-05 10",
                "2024-01-05 10:11:12 PM",
                "45296"
            })
    void readsNothingElse(String text) {
        assertThat(stamp(text)).isEqualTo(PlainDate.UNREADABLE);
    }

    @Test
    void readsTheFormsOfASourceBesideTheThree() {
        assertThat(stamp("05/01/2024", "dd/MM/yyyy")).isEqualTo(20240105000000L);
        assertThat(stamp("05/01/2024 10:11", "dd/MM/yyyy", "dd/MM/yyyy HH:mm")).isEqualTo(20240105101100L);
        assertThat(stamp("2024-1-5", "dd/MM/yyyy")).isEqualTo(20240105000000L);
        assertThat(stamp("30/02/2024", "dd/MM/yyyy")).isEqualTo(PlainDate.UNREADABLE);
        assertThat(stamp("5/1/2024", "dd/MM/yyyy")).isEqualTo(PlainDate.UNREADABLE);
    }

    @Test
    void givesTheDayOfAStamp() {
        assertThat(PlainDate.epochDay(20240105101112L))
                .isEqualTo((int) LocalDate.of(2024, 1, 5).toEpochDay());
        assertThat(PlainDate.ofEpochDay((int) LocalDate.of(2024, 1, 5).toEpochDay()))
                .isEqualTo(20240105000000L);
    }

    /** Read as a scan reads it: ASCII bytes as they stand, anything else after NFKC. */
    private static long stamp(String text, String... patterns) {
        Cell cell = new Cell();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length()) {
            cell.takeAscii(bytes, 0, bytes.length, false);
        } else {
            cell.takeText(text);
        }
        return PlainDate.stamp(cell, List.of(patterns));
    }
}
