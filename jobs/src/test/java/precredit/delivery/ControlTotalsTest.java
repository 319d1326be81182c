package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTotalsTest {
    @Test
    void readsRowsHashesAndTotalsOfEachFile() {
        ControlTotals totals = parse(
                """
                {"files":[{"name":"CBF.csv","rows":1234,"sha256":"ab","totals":{"CBFCYSL":"4321","HTMJ":0.25}},
                          {"name":"LZHT.csv.gz"}]}""");

        assertThat(totals.files()).containsOnlyKeys("CBF.csv", "LZHT.csv.gz");
        assertThat(totals.files().get("CBF.csv").rows()).contains(1234L);
        assertThat(totals.files().get("CBF.csv").sha256()).contains("ab");
        assertThat(totals.files().get("CBF.csv").totals())
                .isEqualTo(Map.of("CBFCYSL", new BigDecimal("4321"), "HTMJ", new BigDecimal("0.25")));
        assertThat(totals.files().get("LZHT.csv.gz").rows()).isEmpty();
        assertThat(totals.knownOnEvent()).isFalse();
        assertThat(totals.knownFrom()).isEmpty();
    }

    @Test
    void readsEveryDigitOfATotalThatIsNoText() {
        ControlTotals totals = parse("{\"files\":[{\"name\":\"a.csv\",\"totals\":{\"x\":12345678901234567.89}}]}");

        assertThat(totals.files().get("a.csv").totals()).containsEntry("x", new BigDecimal("12345678901234567.89"));
    }

    @Test
    void readsFromWhenABackfillIsKnown() {
        assertThat(parse("{\"known\":\"event\"}").knownOnEvent()).isTrue();
        assertThat(parse("{\"known_from\":\"2024-01-05\"}").knownFrom()).contains(LocalDate.of(2024, 1, 5));
        assertThat(parse("{\"known_from\":null}").knownFrom()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"files":[               | it is no JSON
                    []                       | it is no JSON object
                    7                        | it is no JSON object
                    {"files":[{"rows":1}]}   | a file has no "name"
                    {"files":[{"name":7}]}   | a file has no "name"
                    {"files":[{"name":"a","rows":"many"}]}          | "many" is no number
                    {"files":[{"name":"a","rows":1.5}]}             | "1.5" is no whole number
                    {"files":[{"name":"a","totals":{"x":"1,000"}}]} | "1,000" is no number
                    {"files":[{"name":"a","totals":{"x":null}}]}    | "null" is no number
                    {"files":[{"name":"a","totals":{"x":"1e999999999"}}]} | "1e999999999" is no number
                    {"files":[{"name":"a","sha256":7}]}             | a file has no "sha256"
                    {"files":[{"name":"a"},{"name":"a"}]}           | "a" is listed twice
                    {"known":"later"}                               | "known" may only say "event"
                    {"known_from":"2024/1/5"}                       | "known_from" is no date of the form 2026-06-30
                    """)
    void saysWhatIsWrongWithIt(String json, String why) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> parse("")).hasMessage("it is no JSON object");
    }

    private static ControlTotals parse(String json) {
        return ControlTotals.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
